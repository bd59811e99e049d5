import { PlusIcon, WorkflowIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { requireApplicationOwner } from "@/components/oauth/application-page.ts";
import { Avatar } from "@/components/ui/avatar.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { applicationsOf } from "@/lib/oauth/applications/queries.ts";

export const metadata: Metadata = { title: "OAuth applications" };

/** Also served below an organization, which then is in the params. */
export default async function ApplicationsPage({ params }: { params: Promise<{ org?: string }> }) {
  const { owner, base } = await requireApplicationOwner((await params).org);
  const applications = await applicationsOf(owner.id);
  const add = (
    <LinkButton href={`${base}/new`} variant="primary" icon={<PlusIcon />}>
      New application
    </LinkButton>
  );
  return (
    <>
      <PageHeading
        description={`Registered by ${owner.login}. They act as the people who authorize them, by scopes.`}
        actions={applications.length > 0 && add}
      >
        OAuth applications
      </PageHeading>
      {applications.length === 0 ? (
        <EmptyState icon={<WorkflowIcon size={24} />} title="No OAuth applications yet" actions={add}>
          For something new, an integration reaches less and acts as itself. An OAuth application is for programs that
          know nothing else.
        </EmptyState>
      ) : (
        <List label="OAuth applications">
          {applications.map(({ id, name, clientId, description }) => (
            <ListRow
              key={id}
              leading={<Avatar seed={clientId} shape="square" size={32} />}
              title={
                <Link look="strong" href={`${base}/${id}`}>
                  <bdi>{name}</bdi>
                </Link>
              }
              description={description}
              meta={<span className="font-mono">{clientId}</span>}
            />
          ))}
        </List>
      )}
    </>
  );
}
