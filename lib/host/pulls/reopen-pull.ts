import { validationFailed } from "@/lib/api/errors.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { fetchCommit } from "../git/fetch-commit.ts";
import { setRef } from "../git/set-ref.ts";
import { findBranch } from "./find-head.ts";
import { measure } from "./measure.ts";
import { requirePull } from "./row.ts";
import { headRefOf } from "./rules.ts";

const refused = (reason: string) =>
  validationFailed({
    resource: "PullRequest",
    field: "state",
    code: "custom",
    message: `state cannot be changed. ${reason}`,
  });

/**
 * Takes a closed pull request to where its branches are now, before it is opened again. Throws 422 for one that is
 * merged, has lost a branch, or whose branches have another one by now.
 */
export async function prepareReopening(
  tx: Tx,
  { repositoryId, number }: { repositoryId: number; number: number },
): Promise<void> {
  const pull = await requirePull(repositoryId, number, tx);
  const { pullId, baseRef, headRef, headRepositoryId } = pull;
  if (pull.mergedAt) throw refused("The pull request is merged.");
  const baseSha = await findBranch(repositoryId, baseRef);
  if (!baseSha) throw refused(`The ${baseRef} branch has been deleted.`);
  // A fork that is private by now is as good as gone to those who see a public base.
  const isHidden = pull.headRepository?.private && !pull.base.private;
  const headSha = headRepositoryId === null || isHidden ? null : await findBranch(headRepositoryId, headRef);
  if (!headSha || headRepositoryId === null) throw refused(`The ${headRef} branch has been deleted.`);
  const other = await tx.pullRequest.findFirst({
    where: { repositoryId, baseRef, headRepositoryId, headRef, id: { not: pullId }, issue: { state: "open" } },
    select: { issue: { select: { number: true } } },
  });
  if (other) throw refused(`Pull request #${other.issue.number} has the same branches.`);
  await fetchCommit(repositoryId, { from: headRepositoryId, sha: headSha });
  const sizes = await measure(repositoryId, { baseSha, headSha });
  await setRef(repositoryId, headRefOf(number), headSha);
  await tx.pullRequest.update({ where: { id: pullId }, data: { baseSha, headSha, ...sizes } });
}
