import { requireCommitSha } from "./resolve-ref.ts";
import { runGit } from "./run-git.ts";

/** How two refs stand to each other: `ahead` counts the commits that only `head` has, `behind` those of `base` alone.
 *  `mergeBaseSha` is null when their histories have nothing in common. */
export type Comparison = {
  baseSha: string;
  headSha: string;
  mergeBaseSha: string | null;
  ahead: number;
  behind: number;
  status: "identical" | "ahead" | "behind" | "diverged";
};

/** @throws GitError `not-found`, `empty-repository` */
export async function compareRefs(
  repositoryId: number,
  { base, head }: { base: string; head: string },
): Promise<Comparison> {
  const baseSha = await requireCommitSha(repositoryId, base);
  const headSha = await requireCommitSha(repositoryId, head);
  const [mergeBaseSha, { stdout }] = await Promise.all([
    findMergeBase(repositoryId, baseSha, headSha),
    runGit(repositoryId, { args: ["rev-list", "--left-right", "--count", `${baseSha}...${headSha}`, "--"] }),
  ]);
  const [behind = 0, ahead = 0] = stdout.toString().trim().split("\t").map(Number);
  return { baseSha, headSha, mergeBaseSha, ahead, behind, status: statusOf(ahead, behind) };
}

/** The best common ancestor of two commits, or null. @throws GitError `not-found`, `empty-repository` */
export async function findMergeBase(repositoryId: number, one: string, other: string): Promise<string | null> {
  const oneSha = await requireCommitSha(repositoryId, one);
  const otherSha = await requireCommitSha(repositoryId, other);
  const { code, stdout } = await runGit(repositoryId, { args: ["merge-base", oneSha, otherSha], answers: [1] });
  return code === 0 ? stdout.toString().slice(0, 40) : null;
}

function statusOf(ahead: number, behind: number): Comparison["status"] {
  if (ahead === 0 && behind === 0) return "identical";
  if (behind === 0) return "ahead";
  return ahead === 0 ? "behind" : "diverged";
}
