import { DeviceDesktopIcon, DeviceMobileIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { deviceWords, isMobile } from "@/components/accounts/device-words.ts";
import { Badge } from "@/components/ui/badge.tsx";
import { List, ListRow, MetaDot } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { sessionsOf } from "@/lib/accounts/sessions.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { endOne, endOthers } from "./actions.ts";

export const metadata: Metadata = { title: "Sessions" };

export default async function SessionsPage() {
  const viewer = await requireViewer();
  const sessions = await sessionsOf(viewer.id);
  const inOrder = sessions.toSorted((a, b) => Number(b.id === viewer.sessionId) - Number(a.id === viewer.sessionId));
  return (
    <>
      <PageHeading description="Where you are signed in. A session ends by itself 30 days after signing in.">
        Sessions
      </PageHeading>
      <List
        title="Signed-in browsers"
        count={sessions.length}
        actions={
          sessions.length > 1 && (
            <form action={endOthers}>
              <SubmitButton variant="danger" size="sm" pendingLabel="Signing out">
                Sign out all others
              </SubmitButton>
            </form>
          )
        }
      >
        {inOrder.map((session) => {
          const isThis = session.id === viewer.sessionId;
          const words = deviceWords(session.userAgent);
          return (
            <ListRow
              key={session.id}
              leading={isMobile(session.userAgent) ? <DeviceMobileIcon /> : <DeviceDesktopIcon />}
              title={<span title={session.userAgent ?? undefined}>{words}</span>}
              badges={isThis && <Badge tone="success">This browser</Badge>}
              meta={
                <>
                  <span>{session.ip ?? "Address unknown"}</span>
                  <MetaDot />
                  <span>
                    Last seen <RelativeTime at={session.lastSeenAt} />
                  </span>
                  <MetaDot />
                  <span>
                    Signed in <RelativeTime at={session.createdAt} />
                  </span>
                </>
              }
              actions={
                !isThis && (
                  <form action={endOne}>
                    <input type="hidden" name="session" value={session.id} />
                    <SubmitButton variant="danger" size="sm" aria-label={`Sign out ${words}`}>
                      Sign out
                    </SubmitButton>
                  </form>
                )
              }
            />
          );
        })}
      </List>
    </>
  );
}
