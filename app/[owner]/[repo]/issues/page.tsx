import { IssueOpenedIcon, PlusIcon, TagIcon } from "@primer/octicons-react";
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
  return { title: `Issues · ${repository.ownerLogin}/${repository.name}` };
}

export default async function IssuesPage({ params, searchParams }: Props) {
  const { owner, repo } = await params;
  const { repository, abilities } = await requireRepositoryPage(owner, repo);
  const asked = await searchParams;
  const query = issueQuery(asked);
  const page = pageIn(asked);
  const filter = { ...filterOf(query), kind: "issue" as const };
  const [{ total, issues }, counts, { labels }, authors] = await Promise.all([
    listIssues(repository.id, { ...filter, state: query.state, order: orderOf(query), page }),
    countIssues(repository.id, filter),
    listLabels(repository.id, { page: 1, perPage: MAX_PER_PAGE }),
    authorsOfIssues(repository.id),
  ]);
  const path = repositoryPath(repository, "/issues");
  return (
    <>
      <PageHeading
        actions={
          <>
            <LinkButton href={repositoryPath(repository, "/labels")} icon={<TagIcon />}>
              Labels
            </LinkButton>
            {!repository.archived && (
              <LinkButton variant="primary" href={`${path}/new`} icon={<PlusIcon />}>
                New issue
              </LinkButton>
            )}
          </>
        }
      >
        Issues
      </PageHeading>
      <div className="grid gap-4">
        <IssueFilters path={path} query={query} labels={labels.map(({ name }) => name)} authors={authors} />
        <LinkTabs
          label="State"
          tabs={[
            {
              href: issuesHref(path, query, { state: "open" }),
              label: "Open",
              count: counts.open,
              current: query.state === "open",
            },
            {
              href: issuesHref(path, query, { state: "closed" }),
              label: "Closed",
              count: counts.closed,
              current: query.state === "closed",
            },
          ]}
        />
        {issues.length === 0 ? (
          <NoIssues
            isFiltered={isFiltered(query) || page.page > 1}
            state={query.state}
            newHref={abilities.openIssues ? `${path}/new` : null}
          />
        ) : (
          <List label={query.state === "open" ? "Open issues" : "Closed issues"}>
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

function NoIssues({
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
  if (state === "closed") return <EmptyState title="No issue was closed yet" />;
  return (
    <EmptyState
      icon={<IssueOpenedIcon size={24} />}
      title="No open issues"
      actions={newHref && <LinkButton href={newHref}>Open an issue</LinkButton>}
    >
      Issues are for what is broken, what is missing and what people ask.
    </EmptyState>
  );
}
