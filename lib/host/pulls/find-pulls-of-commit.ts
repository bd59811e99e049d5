import { isAncestor } from "../git/refs.ts";
import { refsContaining } from "../git/refs-containing.ts";
import { pullIdsOf } from "./queries.ts";
import { type PullRow, pullsById } from "./row.ts";

const HEAD_REF = /^refs\/pull\/(\d+)\/head$/;

/** The pull requests that bring a commit (full object name), or brought it, newest first. */
export async function findPullsOfCommit(repositoryId: number, sha: string): Promise<PullRow[]> {
  const refs = await refsContaining(repositoryId, { sha, under: "refs/pull/" });
  const numbers = refs.flatMap((ref) => HEAD_REF.exec(ref)?.[1] ?? []).map(Number);
  const containing = await pullsById(await pullIdsOf(repositoryId, { numbers, mergeCommitSha: sha }));
  const brought: PullRow[] = [];
  for (const pull of containing)
    if (pull.mergeCommitSha === sha ? pull.mergedAt : !(await isAncestor(repositoryId, sha, pull.baseSha)))
      brought.push(pull);
  return brought.reverse();
}
