import type { Metadata } from "next";
import { CommitList } from "@/components/host/commit-list.tsx";
import { pageIn } from "@/components/host/page-number.ts";
import { pullPath } from "@/components/host/paths.ts";
import { PullHeading } from "@/components/host/pull-heading.tsx";
import { gitOrNotFound } from "@/components/host/require-place.ts";
import { type PullParams, requirePullPage } from "@/components/host/require-pull-page.ts";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { PageQuery } from "@/components/ui/page-href.ts";
import { Pagination } from "@/components/ui/pagination.tsx";
import { readCommits } from "@/lib/host/pulls/changes.ts";

type Props = { params: Promise<PullParams>; searchParams: Promise<PageQuery> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { pull } = await requirePullPage(await params);
  return { title: `Commits · ${pull.title} · Pull request #${pull.number}` };
}

export default async function PullCommitsPage({ params, searchParams }: Props) {
  const page = await requirePullPage(await params);
  const { repository, pull } = page;
  const query = await searchParams;
  const shown = pageIn(query);
  const { total, commits, people } = await gitOrNotFound(() => readCommits(pull, shown));
  return (
    <>
      <PullHeading page={page} />
      <div className="grid gap-4">
        {commits.length === 0 ? (
          <EmptyState title="No commits here">The base has everything that this branch has.</EmptyState>
        ) : (
          <CommitList repository={repository} commits={commits} people={people} />
        )}
        <Pagination
          path={pullPath(repository, pull.number, "/commits")}
          query={query}
          page={shown.page}
          hasNext={shown.page * shown.perPage < total}
          pageCount={Math.max(1, Math.ceil(total / shown.perPage))}
        />
      </div>
    </>
  );
}
