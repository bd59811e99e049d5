import { IssueOpenedIcon, MilestoneIcon, PlusIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { MilestoneBadge, MilestoneProgress, MilestoneTimes } from "@/components/host/milestone-facts.tsx";
import { firstOf, pageIn } from "@/components/host/page-number.ts";
import { milestonePath, repositoryPath } from "@/components/host/paths.ts";
import { type RepositoryParams, requireRepositoryPage } from "@/components/host/require-page.ts";
import { LinkButton } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { LinkTabs } from "@/components/ui/link-tabs.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import type { PageQuery } from "@/components/ui/page-href.ts";
import { Pagination } from "@/components/ui/pagination.tsx";
import { countMilestones, listMilestones } from "@/lib/host/milestones/queries.ts";

type Props = { params: Promise<RepositoryParams>; searchParams: Promise<PageQuery> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { owner, repo } = await params;
  const { repository } = await requireRepositoryPage(owner, repo);
  return { title: `Milestones · ${repository.ownerLogin}/${repository.name}` };
}

export default async function MilestonesPage({ params, searchParams }: Props) {
  const { owner, repo } = await params;
  const { repository, abilities } = await requireRepositoryPage(owner, repo);
  const query = await searchParams;
  const page = pageIn(query);
  const state = firstOf(query.state) === "closed" ? "closed" : "open";
  const [{ total, milestones }, counts] = await Promise.all([
    listMilestones(repository.id, { page, state, order: { by: "due_on", direction: "asc" } }),
    countMilestones(repository.id),
  ]);
  const path = repositoryPath(repository, "/milestones");
  return (
    <>
      <PageHeading
        description="Issues and pull requests that belong to one goal, and how far it is."
        actions={
          <>
            <LinkButton href={repositoryPath(repository, "/issues")} icon={<IssueOpenedIcon />}>
              Issues
            </LinkButton>
            {abilities.triage && (
              <LinkButton variant="primary" href={`${path}/new`} icon={<PlusIcon />}>
                New milestone
              </LinkButton>
            )}
          </>
        }
      >
        Milestones
      </PageHeading>
      <div className="grid gap-4">
        <LinkTabs
          label="State"
          tabs={[
            { href: path, label: "Open", count: counts.open, current: state === "open" },
            { href: `${path}?state=closed`, label: "Closed", count: counts.closed, current: state === "closed" },
          ]}
        />
        {milestones.length === 0 ? (
          <EmptyState
            icon={<MilestoneIcon size={24} />}
            title={state === "open" ? "No open milestones" : "No milestone was closed yet"}
            actions={
              state === "open" && abilities.triage && <LinkButton href={`${path}/new`}>Create a milestone</LinkButton>
            }
          >
            {state === "open" ? "Issues are put into a milestone from their own pages." : undefined}
          </EmptyState>
        ) : (
          <List label={state === "open" ? "Open milestones" : "Closed milestones"}>
            {milestones.map((milestone) => (
              <ListRow
                key={milestone.id}
                leading={<MilestoneIcon />}
                title={
                  <Link href={milestonePath(repository, milestone.number)} look="strong">
                    <bdi>{milestone.title}</bdi>
                  </Link>
                }
                badges={<MilestoneBadge milestone={milestone} />}
                meta={<MilestoneTimes milestone={milestone} />}
              >
                <div className="max-w-md pl-7">
                  <MilestoneProgress milestone={milestone} />
                </div>
              </ListRow>
            ))}
          </List>
        )}
        <Pagination path={path} query={query} page={page.page} hasNext={page.page * page.perPage < total} />
      </div>
    </>
  );
}
