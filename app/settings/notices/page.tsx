import { BellIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { unreadNotices } from "@/lib/accounts/unread-notices.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { dismiss, dismissAll } from "./actions.ts";

export const metadata: Metadata = { title: "Notices" };

export default async function NoticesPage() {
  const viewer = await requireViewer();
  const notices = await unreadNotices(viewer.id);
  return (
    <>
      <PageHeading description="What waits for you, or what you should know. What somebody settles goes by itself.">
        Notices
      </PageHeading>
      {notices.length === 0 ? (
        <EmptyState icon={<BellIcon size={24} />} title="Nothing waits for you">
          Requests to install, new permissions that an integration asks for, repositories and integrations that you are
          offered and trouble with a webhook show up here.
        </EmptyState>
      ) : (
        <List
          title="Unread"
          count={notices.length}
          actions={
            notices.length > 1 && (
              <form action={dismissAll}>
                <SubmitButton variant="secondary" size="sm">
                  Dismiss all
                </SubmitButton>
              </form>
            )
          }
        >
          {notices.map(({ id, title, path, createdAt }) => (
            <ListRow
              key={String(id)}
              title={
                // Loaded as a page of its own: where it leads may lead on, to an account's address of today.
                <a href={path} className="rounded-sm py-0.5 hover:text-accent hover:underline underline-offset-2">
                  {title}
                </a>
              }
              meta={<RelativeTime at={createdAt} />}
              actions={
                <form action={dismiss}>
                  <input type="hidden" name="id" value={String(id)} />
                  <SubmitButton variant="secondary" size="sm" aria-label={`Dismiss: ${title}`}>
                    Dismiss
                  </SubmitButton>
                </form>
              }
            />
          ))}
        </List>
      )}
    </>
  );
}
