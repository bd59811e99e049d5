import { GitPullRequestIcon, IssueOpenedIcon } from "@primer/octicons-react";
import { LinkButton } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { LinkTabs } from "@/components/ui/link-tabs.tsx";
import { List } from "@/components/ui/list.tsx";
import type { PageQuery } from "@/components/ui/page-href.ts";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { authorsOfIssues } from "@/lib/host/issues/page-queries.ts";
import { countIssues, listIssues } from "@/lib/host/issues/queries.ts";
import { listLabels } from "@/lib/host/labels/queries.ts";
import type { RepositoryRow } from "@/lib/host/repositories/row.ts";
import { MAX_PER_PAGE } from "@/lib/platform/pagination.ts";
import { IssueFilters } from "./issue-filters.tsx";
import { filterOf, isFiltered, issueQuery, issuesHref, orderOf } from "./issue-query.ts";
import { IssueRow } from "./issue-row.tsx";
import { pageIn } from "./page-number.ts";
import { repositoryPath } from "./paths.ts";

type Kind = "issue" | "pull";

const WORDS = {
  issue: {
    path: "/issues",
    one: "issue",
    many: "issues",
    icon: <IssueOpenedIcon size={24} />,
    begin: "Open an issue",
    about: "Issues are for what is broken, what is missing and what people ask.",
  },
  pull: {
    path: "/pulls",
    one: "pull request",
    many: "pull requests",
    icon: <GitPullRequestIcon size={24} />,
    begin: "Compare branches",
    about: "A pull request proposes the commits of one branch for another, to be talked about, checked and merged.",
  },
} as const;

/**
 * What a repository counts by number, issues or pull requests: filters, open and closed, a page of rows. `newHref` leads
 * to where one is begun, for who may.
 */
export async function NumberedList({
  repository,
  kind,
  asked,
  newHref,
}: {
  repository: RepositoryRow;
  kind: Kind;
  asked: PageQuery;
  newHref: string | null;
}) {
  const query = issueQuery(asked);
  const page = pageIn(asked);
  const filter = { ...filterOf(query), kind };
  const [{ total, issues }, counts, { labels }, authors] = await Promise.all([
    listIssues(repository.id, { ...filter, state: query.state, order: orderOf(query), page }),
    countIssues(repository.id, filter),
    listLabels(repository.id, { page: 1, perPage: MAX_PER_PAGE }),
    authorsOfIssues(repository.id, kind),
  ]);
  const words = WORDS[kind];
  const path = repositoryPath(repository, words.path);
  const tab = (state: "open" | "closed", label: string) => ({
    href: issuesHref(path, query, { state }),
    label,
    count: counts[state],
    current: query.state === state,
  });
  return (
    <div className="grid gap-4">
      <IssueFilters
        path={path}
        query={query}
        labels={labels.map(({ name }) => name)}
        authors={authors}
        things={words.many}
      />
      <LinkTabs label="State" tabs={[tab("open", "Open"), tab("closed", "Closed")]} />
      <PagedList
        path={path}
        query={asked}
        page={page}
        total={total}
        isEmpty={issues.length === 0}
        empty={
          <Nothing kind={kind} isFiltered={isFiltered(query) || page.page > 1} state={query.state} newHref={newHref} />
        }
      >
        <List label={`${query.state === "open" ? "Open" : "Closed"} ${words.many}`}>
          {issues.map((issue) => (
            <IssueRow key={issue.id} repository={repository} issue={issue} />
          ))}
        </List>
      </PagedList>
    </div>
  );
}

function Nothing({
  kind,
  isFiltered: filtered,
  state,
  newHref,
}: {
  kind: Kind;
  isFiltered: boolean;
  state: "open" | "closed";
  newHref: string | null;
}) {
  const words = WORDS[kind];
  if (filtered)
    return (
      <EmptyState title="Nothing matches">Try other words, another label or author, or the other state.</EmptyState>
    );
  if (state === "closed") return <EmptyState title={`No ${words.one} was closed yet`} />;
  return (
    <EmptyState
      icon={words.icon}
      title={`No open ${words.many}`}
      actions={newHref && <LinkButton href={newHref}>{words.begin}</LinkButton>}
    >
      {words.about}
    </EmptyState>
  );
}
