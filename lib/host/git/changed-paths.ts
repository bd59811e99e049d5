import { requireFullSha, requireValidPath } from "./rules.ts";
import { runGit } from "./run-git.ts";

const TIMEOUT_MS = 60_000;

/** Where objects of a push lie before it is accepted: environment for git, from `incomingObjects`. */
export type IncomingObjects = Readonly<Record<string, string>>;

/** The paths that commits new to the repository add, change or delete, each once; with `within` only those below that
 *  directory, which is much faster on long histories. New are the commits reachable from `after` but from no branch or
 *  tag yet, so ask before the refs move: in the authorization of a push, with its `incoming` objects, or before
 *  `updateRef`. What a pull request from elsewhere has brought is new until it is on a branch. A merge counts only what
 *  it makes different from each of its parents; moving a ref to commits that are known already changes no path.
 *  @throws GitError `timeout`, `too-large`, `failed`, `invalid` */
export async function changedPaths(
  repositoryId: number,
  {
    before,
    after,
    within,
    incoming = {},
  }: { before: string | null; after: string | null; within?: string; incoming?: IncomingObjects },
): Promise<string[]> {
  if (after === null) return [];
  requireFullSha(after, "after");
  if (before !== null) requireFullSha(before, "before");
  if (within !== undefined) requireValidPath(within, "within");
  const known = ["--not", "--branches", "--tags", ...(before ? [before] : [])];
  const shown = ["-z", "-c", "--root", "--full-history", "--no-renames", "--name-only", "--format="];
  const { stdout } = await runGit(repositoryId, {
    args: ["log", ...shown, after, ...known, "--", ...(within ? [within] : [])],
    env: incoming,
    timeoutMs: TIMEOUT_MS,
  });
  const paths = stdout.toString("utf8").split("\0");
  return [...new Set(paths.filter((path) => path !== ""))];
}
