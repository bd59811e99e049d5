import { repositoryPath } from "./repository-path.ts";
import { requireValidBranch } from "./rules.ts";
import { runGit } from "./run-git.ts";

const COPY_TIMEOUT_MS = 10 * 60_000;

/**
 * Brings all branches and tags of another repository here, or one branch alone, with everything that they lead to.
 * @throws GitError `not-found`, `timeout`, `invalid`
 */
export async function copyRefs(
  repositoryId: number,
  { from, onlyBranch }: { from: number; onlyBranch?: string },
): Promise<void> {
  if (onlyBranch !== undefined) requireValidBranch(onlyBranch);
  const wanted =
    onlyBranch === undefined
      ? ["+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*"]
      : [`+refs/heads/${onlyBranch}:refs/heads/${onlyBranch}`];
  await runGit(repositoryId, {
    args: ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", repositoryPath(from), ...wanted],
    env: { GIT_ALLOW_PROTOCOL: "file" },
    timeoutMs: COPY_TIMEOUT_MS,
  });
}
