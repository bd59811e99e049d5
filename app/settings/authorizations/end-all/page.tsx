import { AppsIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button.tsx";
import { ConfirmSection } from "@/components/ui/confirm.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { requireViewer } from "@/lib/authentication/session.ts";
import { authorizationsOf } from "@/lib/oauth/authorizations.ts";
import { endAll } from "../actions.ts";

export const metadata: Metadata = { title: "End all authorizations" };

export default async function EndAllPage() {
  const viewer = await requireViewer();
  const authorizations = await authorizationsOf(viewer.id);
  return (
    <>
      <PageHeading>End all authorizations</PageHeading>
      {authorizations.length === 0 ? (
        <EmptyState
          icon={<AppsIcon size={24} />}
          title="Nothing acts as you"
          actions={<LinkButton href="/settings/authorizations">Back</LinkButton>}
        >
          There is no authorization to end.
        </EmptyState>
      ) : (
        <ConfirmSection
          title="Nothing is to act as you any more"
          action={endAll}
          submitLabel="End all"
          pendingLabel="Ending"
          cancel={<LinkButton href="/settings/authorizations">Cancel</LinkButton>}
        >
          <p>Every token that these have for you ends at once:</p>
          <ul className="list-disc pl-6">
            {authorizations.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </ConfirmSection>
      )}
    </>
  );
}
