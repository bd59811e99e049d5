import { GitCompareIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { ChangedFiles } from "@/components/host/changed-files.tsx";
import { titleOf } from "@/components/host/commit-line.tsx";
import { CommitList } from "@/components/host/commit-list.tsx";
import { CompareForm } from "@/components/host/compare-form.tsx";
import { firstOf } from "@/components/host/page-number.ts";
import { comparePath, pullPath, repositoryPath } from "@/components/host/paths.ts";
import { PullForm } from "@/components/host/pull-form.tsx";
import {
  decodedAll,
  type RepositoryParams,
  repositoryFields,
  requireRepositoryPage,
} from "@/components/host/require-page.ts";
import { gitOrNotFound } from "@/components/host/require-place.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Card } from "@/components/ui/card.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import type { PageQuery } from "@/components/ui/page-href.ts";
import { readable, type Visibility } from "@/lib/authorization/visibility.ts";
import { listBranches } from "@/lib/host/git/list-refs.ts";
import { readChanges } from "@/lib/host/pulls/changes.ts";
import { compareAcross, listBetween } from "@/lib/host/pulls/compare-across.ts";
import { findOpenPull } from "@/lib/host/pulls/queries.ts";
import { open } from "../actions.ts";

type Props = { params: Promise<RepositoryParams & { range?: string[] }>; searchParams: Promise<PageQuery> };

/** As many commits as anybody reads before opening a pull request. */
const COMMITS_SHOWN = { page: 1, perPage: 100 };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { owner, repo } = await params;
  const { repository } = await requireRepositoryPage(owner, repo);
  return { title: `Compare branches · ${repository.ownerLogin}/${repository.name}` };
}

/** `base...head`; one name alone is the head, and the base the default branch. */
const findEnds = cache(async (owner: string, repo: string, address: string) => {
  const page = await requireRepositoryPage(owner, repo);
  const text = address === "" ? "" : decodedAll(address.split("/")).join("/");
  const [first = "", second] = text.split("...");
  const ends = second === undefined ? { base: "", head: first } : { base: first, head: second };
  return { ...page, base: ends.base || page.repository.defaultBranch, head: ends.head };
});

export default async function ComparePage({ params, searchParams }: Props) {
  const { owner, repo, range = [] } = await params;
  const { repository, viewer, abilities, base, head } = await findEnds(owner, repo, range.join("/"));
  const asked = await searchParams;
  const [askedBase, askedHead] = [firstOf(asked.base), firstOf(asked.head)];
  if (askedBase && askedHead) redirect(comparePath(repository, askedBase, askedHead));
  const branches = await listBranches(repository.id);
  const names = branches.map(({ name }) => name);
  return (
    <>
      <PageHeading description="What one branch has beyond another, and a pull request for it.">
        Compare branches
      </PageHeading>
      <div className="grid min-w-0 gap-6">
        <CompareForm path={repositoryPath(repository, "/compare")} branches={names} base={base} head={head} />
        {head === "" ? (
          <EmptyState icon={<GitCompareIcon size={24} />} title="Choose two branches">
            {names.length < 2
              ? "There is one branch at most: push another one to propose its commits."
              : "Then you see what is between them, and can open a pull request."}
          </EmptyState>
        ) : (
          <Comparison
            repository={repository}
            visible={readable(
              viewer ? { kind: "session", userId: viewer.id, sessionId: viewer.sessionId } : { kind: "anonymous" },
              ["contents"],
            )}
            mayOpen={abilities.openPulls}
            base={base}
            head={head}
          />
        )}
      </div>
    </>
  );
}

async function Comparison({
  repository,
  visible,
  mayOpen,
  base,
  head,
}: {
  repository: { id: number; ownerLogin: string; name: string };
  visible: Visibility;
  mayOpen: boolean;
  base: string;
  head: string;
}) {
  const compared = await gitOrNotFound(() => compareAcross(repository, { basehead: `${base}...${head}`, visible }));
  if (!compared)
    return (
      <EmptyState title="No such branch">One of the two does not exist, or not any more. Choose another.</EmptyState>
    );
  if (compared.mergeBaseSha === null)
    return <EmptyState title="Nothing in common">These two histories have no commit in common.</EmptyState>;
  if (compared.ahead === 0)
    return (
      <EmptyState title="Nothing to merge">
        {base} has every commit of {head}.
      </EmptyState>
    );
  const [{ commits, people }, diff, existing] = await Promise.all([
    listBetween(compared.range, { total: compared.ahead, page: COMMITS_SHOWN }),
    gitOrNotFound(() => readChanges(compared.range)),
    findOpenPull(repository.id, { base, head }),
  ]);
  const only = commits.length === 1 ? commits[0] : undefined;
  return (
    <>
      {existing && (
        <Banner tone="info" title="There is a pull request for these branches">
          <Link href={pullPath(repository, existing.number)}>
            #{existing.number} {existing.title}
          </Link>
        </Banner>
      )}
      {mayOpen && !existing && (
        <Card title="Open a pull request">
          <PullForm
            action={open}
            initial={{ values: { title: only ? titleOf(only) : "" }, errors: {} }}
            hidden={{ ...repositoryFields(repository), base, head }}
          />
        </Card>
      )}
      <CommitList repository={repository} commits={commits} people={people} />
      <ChangedFiles repository={repository} sha={compared.range.headSha} diff={diff} />
    </>
  );
}
