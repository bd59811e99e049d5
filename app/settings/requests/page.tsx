import { InboxIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { OwnIntegrationsTabs } from "@/components/installations/own-integrations-tabs.tsx";
import { RequestRow } from "@/components/installations/request-row.tsx";
import { ActionButton } from "@/components/integrations/action-button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { requireViewer } from "@/lib/authentication/session.ts";
import { type RequestWithParts, requestedNames, requestsBy } from "@/lib/installations/requests/queries.ts";
import { cancel } from "./actions.ts";

/** Names of repositories that are listed; a request may be for thousands. */
const MAX_NAMES = 10;

export const metadata: Metadata = { title: "Requests" };

export default async function RequestsPage() {
  const viewer = await requireViewer();
  const requests = await requestsBy(viewer.id);
  const open = requests.filter((request) => request.open);
  const closed = requests.filter((request) => !request.open);
  const names = new Map<number, string>();
  for (const { id } of open) names.set(id, someOf(await requestedNames(id, viewer.id)));
  return (
    <>
      <PageHeading description="What you asked the owners of organizations to install, and where that stands.">
        Requests
      </PageHeading>
      <OwnIntegrationsTabs />
      <div className="grid gap-6">
        {requests.length === 0 && (
          <EmptyState icon={<InboxIcon size={24} />} title="You have asked for nothing">
            On the page of an integration, Install asks the owners of an organization where you cannot install it
            yourself.
          </EmptyState>
        )}
        {open.length > 0 && (
          <List title="Waiting for an answer" count={open.length}>
            {open.map((request) => (
              <RequestRow
                key={request.id}
                request={request}
                title={<RequestTitle request={request} />}
                actions={
                  <ActionButton
                    action={cancel.bind(null, request.id)}
                    label="Cancel"
                    describes={`the request for ${request.integration.name} on ${request.account.login}`}
                    size="sm"
                  />
                }
                repositories={names.get(request.id)}
              />
            ))}
          </List>
        )}
        {closed.length > 0 && (
          <List title="Closed" count={closed.length}>
            {closed.map((request) => (
              <RequestRow key={request.id} request={request} title={<RequestTitle request={request} />} />
            ))}
          </List>
        )}
      </div>
    </>
  );
}

function RequestTitle({ request: { integration, account } }: { request: RequestWithParts }) {
  return (
    <>
      <Link look="strong" href={`/integrations/${integration.slug}`}>
        <bdi>{integration.name}</bdi>
      </Link>{" "}
      on {account.login}
    </>
  );
}

function someOf(names: readonly string[]): string {
  const rest = names.length - MAX_NAMES;
  const shown = rest > 0 ? [...names.slice(0, MAX_NAMES), `${rest} more`] : names;
  return new Intl.ListFormat("en").format(shown);
}
