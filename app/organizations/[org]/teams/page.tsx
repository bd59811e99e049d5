import { PeopleIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { requireMembershipPage } from "@/components/accounts/require-page.ts";
import { pageIn } from "@/components/host/page-number.ts";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { List, ListRow, MetaDot } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import type { PageQuery } from "@/components/ui/page-href.ts";
import { Pagination } from "@/components/ui/pagination.tsx";
import { teamsOf } from "@/lib/accounts/people-queries.ts";

type Props = { params: Promise<{ org: string }>; searchParams: Promise<PageQuery> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Teams of ${(await params).org}` };
}

export default async function TeamsPage({ params, searchParams }: Props) {
  const { organization } = await requireMembershipPage((await params).org);
  const query = await searchParams;
  const page = pageIn(query);
  const { teams, total } = await teamsOf(organization.id, page);
  return (
    <>
      <PageHeading description="Groups of people who share a role on repositories.">Teams</PageHeading>
      {teams.length === 0 ? (
        <EmptyState icon={<PeopleIcon size={24} />} title="No team yet">
          Teams come with the world file that this server was started with.
        </EmptyState>
      ) : (
        <List title="Teams" count={total}>
          {teams.map((team) => (
            <ListRow
              key={team.id}
              leading={<PeopleIcon />}
              title={team.name}
              description={team.description}
              meta={
                <>
                  <span>{counted(team._count.members, "person", "people")}</span>
                  <MetaDot />
                  <span>{counted(team._count.repositories, "repository", "repositories")}</span>
                </>
              }
            />
          ))}
        </List>
      )}
      <Pagination
        path={`/organizations/${organization.login}/teams`}
        query={query}
        page={page.page}
        hasNext={page.page * page.perPage < total}
      />
    </>
  );
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
