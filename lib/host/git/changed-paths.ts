import { requireFullSha } from "./rules.ts";
import { runGit } from "./run-git.ts";

const TIMEOUT_MS = 30_000;

/** Where objects of a push lie before it is accepted: environment for git, from `incomingObjects`. */
export type IncomingObjects = Readonly<Record<string, string>>;

/** The paths that commits new to the repository add, change or delete, each once. New are the commits reachable from
 *  `after` but from no ref yet, so ask before the refs move: in the authorization of a push, with its `incoming`
 *  objects, or before `updateRef`. A merge counts only what it makes different from each of its parents; moving a ref
 *  to commits that the repository already has changes no path. @throws GitError `timeout`, `too-large`, `failed` */
export async function changedPaths(
  repositoryId: number,
  { before, after, incoming = {} }: { before: string | null; after: string | null; incoming?: IncomingObjects },
): Promise<string[]> {
  if (after === null) return [];
  requireFullSha(after, "after");
  if (before !== null) requireFullSha(before, "before");
  const { stdout } = await runGit(repositoryId, {
    args: ["log", "-z", "-c", "--root", "--no-renames", "--name-only", "--format=", after, "--not", "--all", "--"],
    env: incoming,
    timeoutMs: TIMEOUT_MS,
  });
  const paths = stdout.toString("utf8").split("\0");
  return [...new Set(paths.filter((path) => path !== ""))];
}
