import { CodeIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { cache } from "react";
import { ChangedFiles } from "@/components/host/changed-files.tsx";
import { CheckRunList } from "@/components/host/check-run.tsx";
import { CommitAuthor, CommitLink, restOf, titleOf } from "@/components/host/commit-line.tsx";
import { codePath } from "@/components/host/paths.ts";
import { decoded, type RepositoryParams, requireRepositoryPage } from "@/components/host/require-page.ts";
import { gitOrNotFound } from "@/components/host/require-place.ts";
import { StatusList } from "@/components/host/status-list.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { listCheckRuns } from "@/lib/host/checks/queries.ts";
import { readCommit } from "@/lib/host/commits/queries.ts";
import { newestStatuses } from "@/lib/host/statuses/queries.ts";

const CHECKS_SHOWN = 100;

type Props = { params: Promise<RepositoryParams & { sha: string }> };

const findCommitPage = cache(async (owner: string, repo: string, sha: string) => {
  const { repository } = await requireRepositoryPage(owner, repo);
  return { repository, ...(await gitOrNotFound(() => readCommit(repository.id, decoded(sha)))) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { owner, repo, sha } = await params;
  const { repository, commit } = await findCommitPage(owner, repo, sha);
  const { ownerLogin, name } = repository;
  return { title: `${titleOf(commit)} · ${commit.sha.slice(0, 7)} · ${ownerLogin}/${name}` };
}

export default async function CommitPage({ params }: Props) {
  const { owner, repo, sha } = await params;
  const { repository, commit, people, diff } = await findCommitPage(owner, repo, sha);
  const [statuses, { runs }] = await Promise.all([
    newestStatuses(repository.id, commit.sha),
    listCheckRuns(repository.id, { headSha: commit.sha, which: "latest" }, { page: 1, perPage: CHECKS_SHOWN }),
  ]);
  const rest = restOf(commit);
  return (
    <>
      <PageHeading
        description={
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <CommitAuthor commit={commit} people={people} avatar={20} />
            <span>
              committed <RelativeTime at={commit.committer.at} />
            </span>
          </span>
        }
        actions={
          <LinkButton href={codePath(repository, { view: "tree", ref: commit.sha })} icon={<CodeIcon />}>
            Browse files
          </LinkButton>
        }
      >
        {titleOf(commit)}
      </PageHeading>
      <div className="grid min-w-0 gap-6">
        {rest && <p className="whitespace-pre-wrap break-words font-mono text-xs">{rest}</p>}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted text-xs">
          <span className="flex min-w-0 items-center gap-1">
            Commit <code className="break-all font-mono text-fg">{commit.sha}</code>
            <CopyButton value={commit.sha} label="Copy the commit's name" />
          </span>
          {commit.parents.length > 0 && (
            <span className="flex items-center gap-2">
              {commit.parents.length === 1 ? "Parent" : "Parents"}
              {commit.parents.map((parent) => (
                <CommitLink key={parent} repository={repository} sha={parent} />
              ))}
            </span>
          )}
        </div>
        {runs.length > 0 && <CheckRunList repository={repository} runs={runs} />}
        {statuses.length > 0 && <StatusList statuses={statuses} />}
        <ChangedFiles repository={repository} sha={commit.sha} diff={diff} />
      </div>
    </>
  );
}
