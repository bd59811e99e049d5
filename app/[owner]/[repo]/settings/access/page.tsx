import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { CollaboratorRow } from "@/components/host/collaborator-row.tsx";
import { IntegrationsWithAccess } from "@/components/host/integrations-with-access.tsx";
import { PersonLink } from "@/components/host/person-link.tsx";
import { type RepositoryParams, repositoryFields, requireAblePage } from "@/components/host/require-page.ts";
import { ROLE_OPTIONS, roleName } from "@/components/host/role-words.ts";
import { Badge } from "@/components/ui/badge.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { administers } from "@/lib/accounts/queries.ts";
import { collaboratorsByName } from "@/lib/host/collaborators/page-queries.ts";
import { listCollaborators } from "@/lib/host/collaborators/queries.ts";
import { installationsReaching } from "@/lib/installations/page-queries.ts";
import { MAX_PER_PAGE } from "@/lib/platform/pagination.ts";
import { add, changeRole, remove } from "./actions.ts";

export async function generateMetadata({ params }: { params: Promise<RepositoryParams> }): Promise<Metadata> {
  const { repository } = await requireAblePage(await params, "administer");
  return { title: `Access · ${repository.ownerLogin}/${repository.name}` };
}

export default async function AccessPage({ params }: { params: Promise<RepositoryParams> }) {
  const { repository, viewer } = await requireAblePage(await params, "administer");
  const [byName, { collaborators, total }, installations, administersOwner] = await Promise.all([
    collaboratorsByName(repository.id),
    listCollaborators(repository.id, { page: { page: 1, perPage: MAX_PER_PAGE } }),
    installationsReaching({ repositoryId: repository.id, ownerId: repository.ownerId }),
    administers(viewer.id, repository.ownerId),
  ]);
  const named = new Set(byName.map(({ person }) => person.id));
  const others = collaborators.filter(({ id }) => !named.has(id));
  return (
    <>
      <PageHeading description="Who and what reaches this repository.">Access</PageHeading>
      <div className="grid gap-8">
        {byName.length === 0 ? (
          <EmptyState title="Nobody was added by name">Add people below; they get in at once.</EmptyState>
        ) : (
          <List title="Added by name" count={byName.length}>
            {byName.map(({ person, role }) => (
              <CollaboratorRow
                key={person.id}
                repository={repository}
                person={person}
                role={role}
                actions={{ changeRole, remove }}
              />
            ))}
          </List>
        )}
        <section aria-labelledby="add-heading" className="grid max-w-xl gap-4">
          <h2 id="add-heading" className="font-semibold text-base">
            Add somebody
          </h2>
          <FieldsForm
            key={byName.length}
            action={add}
            submitLabel="Add"
            pendingLabel="Adding"
            hidden={repositoryFields(repository)}
            fields={[
              {
                name: "username",
                label: "Login or e-mail address",
                required: true,
                hint: "Of a person who has an account here.",
              },
              { name: "permission", label: "Role", kind: "select", value: "push", options: ROLE_OPTIONS },
            ]}
          />
        </section>
        <List
          title={repository.ownerType === "ORGANIZATION" ? "Through the organization and its teams" : "Owner"}
          count={total - byName.length}
          footer={total > collaborators.length && `The first ${collaborators.length} of ${total} people are shown.`}
        >
          {others.map((person) => (
            <ListRow
              key={person.id}
              title={<PersonLink account={person} avatar={20} />}
              badges={person.role && <Badge>{roleName(person.role)}</Badge>}
            />
          ))}
        </List>
        <IntegrationsWithAccess
          installations={installations}
          settings={
            administersOwner
              ? repository.ownerType === "ORGANIZATION"
                ? `/organizations/${repository.ownerLogin}/settings/installations`
                : "/settings/installations"
              : null
          }
        />
      </div>
    </>
  );
}
