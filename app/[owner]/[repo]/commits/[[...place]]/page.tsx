import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CommitList } from "@/components/host/commit-list.tsx";
import { pageIn } from "@/components/host/page-number.ts";
import { codePath } from "@/components/host/paths.ts";
import { RefChooser } from "@/components/host/ref-chooser.tsx";
import { type RepositoryParams, requireRepositoryPage } from "@/components/host/require-page.ts";
import { gitOrNotFound, requirePlacePage } from "@/components/host/require-place.ts";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import type { PageQuery } from "@/components/ui/page-href.ts";
import { Pagination } from "@/components/ui/pagination.tsx";
import { findCommits } from "@/lib/host/commits/queries.ts";

type Props = { params: Promise<RepositoryParams & { place?: string[] }>; searchParams: Promise<PageQuery> };

/** Without a place, the whole history of the default branch. */
async function requireHistory({ params }: Props) {
  const { owner, repo, place } = await params;
  const { repository } = await requireRepositoryPage(owner, repo);
  const parts = place ?? repository.defaultBranch.split("/").map(encodeURIComponent);
  return requirePlacePage({ owner, repo, place: parts }, "commits");
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { repository, place } = await requireHistory(props);
  return { title: `History of ${place.path || place.ref} · ${repository.ownerLogin}/${repository.name}` };
}

export default async function CommitsPage(props: Props) {
  const { repository, place } = await requireHistory(props);
  const query = await props.searchParams;
  const page = pageIn(query);
  const { ref, path, commitSha } = place;
  const { total, commits, people } = await gitOrNotFound(() =>
    findCommits(repository.id, { ref: commitSha, page, ...(path !== "" && { path }) }),
  );
  if (page.page > 1 && commits.length === 0) notFound();
  return (
    <>
      <PageHeading
        description={
          path !== "" && (
            <>
              What changed{" "}
              <Link href={codePath(repository, { view: "blob", ref, path })} className="break-all font-mono">
                {path}
              </Link>
            </>
          )
        }
        actions={<RefChooser repository={repository} place={place} view="commits" />}
      >
        Commits
      </PageHeading>
      {commits.length === 0 ? (
        <EmptyState title="No commit here">Nothing in this history touches that path.</EmptyState>
      ) : (
        <CommitList repository={repository} commits={commits} people={people} />
      )}
      <Pagination
        path={codePath(repository, { view: "commits", ref, path })}
        query={query}
        page={page.page}
        hasNext={page.page * page.perPage < total}
        pageCount={Math.ceil(total / page.perPage)}
      />
    </>
  );
}
