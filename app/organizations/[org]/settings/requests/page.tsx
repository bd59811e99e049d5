import { InboxIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { requireOwnerPage } from "@/components/accounts/require-page.ts";
import { RequestRow } from "@/components/installations/request-row.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { type RequestWithParts, requestsTo } from "@/lib/installations/requests/queries.ts";

type Props = { params: Promise<{ org: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Requests to ${(await params).org}` };
}

export default async function OrganizationRequestsPage({ params }: Props) {
  const { organization } = await requireOwnerPage((await params).org);
  const base = `/organizations/${organization.login}/settings/requests`;
  const requests = await requestsTo(organization.id);
  const lists = [
    { title: "Waiting for an owner", of: requests.filter(({ open }) => open) },
    { title: "Closed", of: requests.filter(({ open }) => !open) },
  ];
  return (
    <>
      <PageHeading
        description={
          <>
            What members and outside collaborators ask you to install. You decide{" "}
            <Link href={`/organizations/${organization.login}/settings/who-may-install`}>who may ask</Link>.
          </>
        }
      >
        Requests
      </PageHeading>
      <div className="grid gap-6">
        {requests.length === 0 && (
          <EmptyState icon={<InboxIcon size={24} />} title="Nobody has asked for anything">
            When somebody asks for an integration, every owner gets a mail and a notice.
          </EmptyState>
        )}
        {lists
          .filter(({ of }) => of.length > 0)
          .map(({ title, of }) => (
            <List key={title} title={title} count={of.length}>
              {of.map((request) => (
                <OwnersRow key={request.id} request={request} base={base} />
              ))}
            </List>
          ))}
      </div>
    </>
  );
}

function OwnersRow({ request, base }: { request: RequestWithParts; base: string }) {
  const { id, integration, requester, open } = request;
  return (
    <RequestRow
      request={request}
      title={
        <Link look="strong" href={`${base}/${id}`}>
          {requester.login} asks for <bdi>{integration.name}</bdi>
        </Link>
      }
      actions={
        open && (
          <LinkButton
            size="sm"
            href={`${base}/${id}`}
            aria-label={`Decide about ${integration.name} for ${requester.login}`}
          >
            Decide
          </LinkButton>
        )
      }
    />
  );
}
