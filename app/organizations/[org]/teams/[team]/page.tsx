import { PeopleIcon, RepoIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { requireTeamPage } from "@/components/teams/require-page.ts";
import { teamFields } from "@/components/teams/team-fields.ts";
import { ROLE_OPTIONS, roleLabel, teamPath } from "@/components/teams/words.ts";
import { Avatar } from "@/components/ui/avatar.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { peopleOfTeam, possibleParents, repositoriesOfTeam, type TeamPerson } from "@/lib/accounts/teams/queries.ts";
import { type RepositoryRow, repositoryRowsById } from "@/lib/host/repositories/row.ts";
import { addMember, addRepository, change, removeMember, removeRepository } from "../actions.ts";

type Props = { params: Promise<{ org: string; team: string }> };

/** The first so many are shown; the API has all. */
const SHOWN = { page: 1, perPage: 100 };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { org, team } = await params;
  return { title: `Team ${team} of ${org}` };
}

export default async function TeamPage({ params }: Props) {
  const { team, organization, viewer, maintains } = await requireTeamPage(await params);
  const hidden = { org: organization.login, team: team.slug };
  const [{ people, total }, reached, parents] = await Promise.all([
    peopleOfTeam({ teamId: team.id }, SHOWN),
    repositoriesOfTeam({ teamId: team.id }, SHOWN),
    maintains ? possibleParents(organization.id, team.id) : [],
  ]);
  const rows = await repositoryRowsById(reached.repositories.map(({ repositoryId }) => repositoryId));
  const roles = new Map(reached.repositories.map(({ repositoryId, role }) => [repositoryId, role]));
  return (
    <>
      <PageHeading description={team.description ?? "No description."}>
        <bdi>{team.name}</bdi>
      </PageHeading>
      <div className="grid gap-8">
        <p className="flex flex-wrap items-center gap-2 text-muted">
          <Badge>{team.privacy === "secret" ? "Secret" : "Visible to every member"}</Badge>
          {team.parent && (
            <span>
              Under{" "}
              <Link href={teamPath(organization, team.parent)}>
                <bdi>{team.parent.name}</bdi>
              </Link>
            </span>
          )}
        </p>
        <section aria-label="People" className="grid gap-4">
          {people.length === 0 ? (
            <EmptyState icon={<PeopleIcon size={24} />} title="Nobody is in this team">
              Whoever is added reaches the team's repositories at once.
            </EmptyState>
          ) : (
            <List title="People" count={total}>
              {people.map((person) => (
                <PersonRow
                  key={person.id}
                  person={person}
                  hidden={hidden}
                  isViewer={person.id === viewer.id}
                  mayRemove={maintains || person.id === viewer.id}
                />
              ))}
            </List>
          )}
          {maintains && (
            <Adding title="Add somebody">
              <FieldsForm
                action={addMember}
                submitLabel="Add to the team"
                pendingLabel="Adding"
                submitVariant="secondary"
                hidden={hidden}
                fields={[
                  {
                    name: "username",
                    label: "Login",
                    required: true,
                    hint: "Strangers are invited to the organization.",
                  },
                  {
                    name: "role",
                    label: "Role in the team",
                    kind: "select",
                    value: "member",
                    options: [
                      { value: "member", label: "Member" },
                      { value: "maintainer", label: "Maintainer" },
                    ],
                  },
                ]}
              />
            </Adding>
          )}
        </section>
        <section aria-label="Repositories" className="grid gap-4">
          {rows.length === 0 ? (
            <EmptyState icon={<RepoIcon size={24} />} title="No repository yet">
              The team has no role on any repository.
            </EmptyState>
          ) : (
            <List title="Repositories" count={reached.total}>
              {rows.map((row) => (
                <RepositoryRowOfTeam
                  key={row.id}
                  row={row}
                  role={roleLabel(roles.get(row.id) ?? "pull")}
                  hidden={hidden}
                  mayRemove={maintains}
                />
              ))}
            </List>
          )}
          <Adding title="Add a repository">
            <FieldsForm
              action={addRepository}
              submitLabel="Add repository"
              pendingLabel="Adding"
              submitVariant="secondary"
              hidden={hidden}
              fields={[
                { name: "repository", label: "Repository", required: true, hint: "Its name; one that you administer." },
                { name: "permission", label: "Role on it", kind: "select", value: "pull", options: ROLE_OPTIONS },
              ]}
            />
          </Adding>
        </section>
        {maintains && (
          <section aria-labelledby="change-heading" className="grid max-w-xl gap-4">
            <h2 id="change-heading" className="font-semibold text-base">
              Change the team
            </h2>
            <FieldsForm
              action={change}
              submitLabel="Save"
              pendingLabel="Saving"
              hidden={hidden}
              fields={teamFields(parents, team)}
            />
          </section>
        )}
        {maintains && (
          <List title="Danger zone" tone="danger">
            <ListRow
              title="Delete the team"
              description="Its people lose what they reach through it alone. They stay in the organization."
              actions={
                <LinkButton href={teamPath(organization, team, "/delete")} variant="danger">
                  Delete the team…
                </LinkButton>
              }
            />
          </List>
        )}
      </div>
    </>
  );
}

/** What puts something into the list above it. */
function Adding({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid max-w-xl gap-3">
      <h3 className="font-semibold">{title}</h3>
      {children}
    </div>
  );
}

type Hidden = { org: string; team: string };

function PersonRow({
  person,
  hidden,
  isViewer,
  mayRemove,
}: {
  person: TeamPerson;
  hidden: Hidden;
  isViewer: boolean;
  mayRemove: boolean;
}) {
  return (
    <ListRow
      leading={<Avatar seed={person.login} size={32} />}
      title={
        <Link href={`/${person.login}`} look="strong">
          <bdi>{person.name ?? person.login}</bdi>
        </Link>
      }
      badges={
        <>
          {person.maintainer && <Badge tone="accent">Maintainer</Badge>}
          {isViewer && <Badge>You</Badge>}
        </>
      }
      description={person.name && person.login}
      actions={
        mayRemove && (
          <form action={removeMember}>
            <HiddenFields values={{ ...hidden, username: person.login }} />
            <SubmitButton
              variant="danger"
              size="sm"
              aria-label={isViewer ? "Leave the team" : `Remove ${person.login} from the team`}
            >
              {isViewer ? "Leave" : "Remove"}
            </SubmitButton>
          </form>
        )
      }
    />
  );
}

function RepositoryRowOfTeam({
  row,
  role,
  hidden,
  mayRemove,
}: {
  row: RepositoryRow;
  role: string;
  hidden: Hidden;
  mayRemove: boolean;
}) {
  return (
    <ListRow
      leading={<RepoIcon />}
      title={
        <Link href={`/${row.ownerLogin}/${row.name}`} look="strong">
          {row.name}
        </Link>
      }
      badges={<Badge>{role}</Badge>}
      description={row.description}
      actions={
        mayRemove && (
          <form action={removeRepository}>
            <HiddenFields values={{ ...hidden, id: String(row.id) }} />
            <SubmitButton variant="danger" size="sm" aria-label={`Remove ${row.name} from the team`}>
              Remove
            </SubmitButton>
          </form>
        )
      }
    />
  );
}

function HiddenFields({ values }: { values: Readonly<Record<string, string>> }) {
  return Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
