import { LockIcon, PeopleIcon, PlusIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { requireMembershipPage } from "@/components/accounts/require-page.ts";
import { pageIn } from "@/components/host/page-number.ts";
import { counted, teamPath } from "@/components/teams/words.ts";
import { Badge } from "@/components/ui/badge.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List, ListRow, MetaDot } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import type { PageQuery } from "@/components/ui/page-href.ts";
import { Pagination } from "@/components/ui/pagination.tsx";
import { teamsSeen } from "@/lib/accounts/teams/queries.ts";

type Props = { params: Promise<{ org: string }>; searchParams: Promise<PageQuery> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Teams of ${(await params).org}` };
}

export default async function TeamsPage({ params, searchParams }: Props) {
  const { organization, viewer, role } = await requireMembershipPage((await params).org);
  const query = await searchParams;
  const page = pageIn(query);
  const seen = { organizationId: organization.id, viewer: { userId: viewer.id, isOwner: role === "ADMIN" } };
  const { teams, total } = await teamsSeen(seen, page);
  const path = `/organizations/${organization.login}/teams`;
  const create = (
    <LinkButton href={`${path}/new`} variant="primary">
      <PlusIcon />
      New team
    </LinkButton>
  );
  return (
    <>
      <PageHeading description="Groups of people who share a role on repositories." actions={create}>
        Teams
      </PageHeading>
      {teams.length === 0 ? (
        <EmptyState icon={<PeopleIcon size={24} />} title="No team yet">
          A team's people get what the team has: give it a repository once, and everybody who joins reaches it.
        </EmptyState>
      ) : (
        <List title="Teams" count={total}>
          {teams.map((team) => (
            <ListRow
              key={team.id}
              leading={team.privacy === "secret" ? <LockIcon /> : <PeopleIcon />}
              title={
                <Link href={teamPath(organization, team)} look="strong">
                  <bdi>{team.name}</bdi>
                </Link>
              }
              badges={team.privacy === "secret" && <Badge>Secret</Badge>}
              description={team.description}
              meta={
                <>
                  <span>{counted(team._count.members, "person", "people")}</span>
                  <MetaDot />
                  <span>{counted(team._count.repositories, "repository", "repositories")}</span>
                  {team.parent && (
                    <>
                      <MetaDot />
                      <span>
                        under <bdi>{team.parent.name}</bdi>
                      </span>
                    </>
                  )}
                </>
              }
            />
          ))}
        </List>
      )}
      <Pagination path={path} query={query} page={page.page} hasNext={page.page * page.perPage < total} />
    </>
  );
}
