import { GitPullRequestIcon, PlusIcon, TagIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { IssueFilters } from "@/components/host/issue-filters.tsx";
import { filterOf, isFiltered, issueQuery, issuesHref, orderOf } from "@/components/host/issue-query.ts";
import { IssueRow } from "@/components/host/issue-row.tsx";
import { pageIn } from "@/components/host/page-number.ts";
import { repositoryPath } from "@/components/host/paths.ts";
import { type RepositoryParams, requireRepositoryPage } from "@/components/host/require-page.ts";
import { LinkButton } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { LinkTabs } from "@/components/ui/link-tabs.tsx";
import { List } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import type { PageQuery } from "@/components/ui/page-href.ts";
import { Pagination } from "@/components/ui/pagination.tsx";
import { authorsOfIssues } from "@/lib/host/issues/page-queries.ts";
import { countIssues, listIssues } from "@/lib/host/issues/queries.ts";
import { listLabels } from "@/lib/host/labels/queries.ts";
import { MAX_PER_PAGE } from "@/lib/platform/pagination.ts";

type Props = { params: Promise<RepositoryParams>; searchParams: Promise<PageQuery> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { owner, repo } = await params;
  const { repository } = await requireRepositoryPage(owner, repo);
  return { title: `Pull requests · ${repository.ownerLogin}/${repository.name}` };
}

export default async function PullsPage({ params, searchParams }: Props) {
  const { owner, repo } = await params;
  const { repository } = await requireRepositoryPage(owner, repo);
  const asked = await searchParams;
  const query = issueQuery(asked);
  const page = pageIn(asked);
  const filter = { ...filterOf(query), kind: "pull" } as const;
  const [{ total, issues }, counts, { labels }, authors] = await Promise.all([
    listIssues(repository.id, { ...filter, state: query.state, order: orderOf(query), page }),
    countIssues(repository.id, filter),
    listLabels(repository.id, { page: 1, perPage: MAX_PER_PAGE }),
    authorsOfIssues(repository.id, "pull"),
  ]);
  const path = repositoryPath(repository, "/pulls");
  const compare = repository.archived ? null : repositoryPath(repository, "/compare");
  const tab = (state: "open" | "closed", label: string) => ({
    href: issuesHref(path, query, { state }),
    label,
    count: counts[state],
    current: query.state === state,
  });
  return (
    <>
      <PageHeading
        actions={
          <>
            <LinkButton href={repositoryPath(repository, "/labels")} icon={<TagIcon />}>
              Labels
            </LinkButton>
            {compare && (
              <LinkButton variant="primary" href={compare} icon={<PlusIcon />}>
                New pull request
              </LinkButton>
            )}
          </>
        }
      >
        Pull requests
      </PageHeading>
      <div className="grid gap-4">
        <IssueFilters
          path={path}
          query={query}
          labels={labels.map(({ name }) => name)}
          authors={authors}
          things="pull requests"
        />
        <LinkTabs label="State" tabs={[tab("open", "Open"), tab("closed", "Closed")]} />
        {issues.length === 0 ? (
          <NoPulls isFiltered={isFiltered(query) || page.page > 1} state={query.state} newHref={compare} />
        ) : (
          <List label={query.state === "open" ? "Open pull requests" : "Closed pull requests"}>
            {issues.map((issue) => (
              <IssueRow key={issue.id} repository={repository} issue={issue} />
            ))}
          </List>
        )}
        <Pagination
          path={path}
          query={asked}
          page={page.page}
          hasNext={page.page * page.perPage < total}
          pageCount={Math.max(1, Math.ceil(total / page.perPage))}
        />
      </div>
    </>
  );
}

function NoPulls({
  isFiltered: filtered,
  state,
  newHref,
}: {
  isFiltered: boolean;
  state: "open" | "closed";
  newHref: string | null;
}) {
  if (filtered)
    return (
      <EmptyState title="Nothing matches">Try other words, another label or author, or the other state.</EmptyState>
    );
  if (state === "closed") return <EmptyState title="No pull request was closed yet" />;
  return (
    <EmptyState
      icon={<GitPullRequestIcon size={24} />}
      title="No open pull requests"
      actions={newHref && <LinkButton href={newHref}>Compare branches</LinkButton>}
    >
      A pull request proposes the commits of one branch for another, to be talked about, checked and merged.
    </EmptyState>
  );
}
