import { validationFailed } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing, requireRole } from "../acting.ts";
import { updateIssue } from "../issues/update-issue.ts";
import { recordPullEvent } from "./events.ts";
import { findBranch } from "./find-head.ts";
import { measure } from "./measure.ts";
import { lockPull, type PullRow, requirePull } from "./row.ts";
import type { UpdatePullInput } from "./schemas.ts";

/**
 * Changes a pull request's text, state, base, or who may push to its head: its author, or somebody with triage rights.
 * Throws 404, 403, 422 for a base that does not exist and where it cannot be opened again.
 */
export async function updatePull({
  actor,
  repository,
  number,
  input: { base, maintainer_can_modify: maintainerCanModify, ...text },
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived">;
  number: number;
  input: UpdatePullInput;
}): Promise<PullRow> {
  const repositoryId = repository.id;
  const acting = await requireActing(actor, repository.role);
  const before = await requirePull(repositoryId, number);
  const isNewBase = base !== undefined && base !== before.baseRef;
  const moved = isNewBase ? await measureFrom(before, base) : null;
  return transaction(async (tx) => {
    const { pullId, author, baseRef, baseSha } = await lockPull(tx, repositoryId, number);
    if (author?.id !== acting.account.id) requireRole(acting, "triage");
    refuseArchived(repository);
    if (Object.values(text).some((value) => value !== undefined))
      await updateIssue({ actor, repository, number, input: text });
    const data = { ...moved, ...(maintainerCanModify !== undefined && { maintainerCanModify }) };
    await tx.pullRequest.update({ where: { id: pullId }, data });
    if (moved) {
      const changes = { base: { ref: { from: baseRef }, sha: { from: baseSha } } };
      await recordPullEvent(tx, "edited", { repositoryId, number, acting, extra: { changes } });
    }
    return requirePull(repositoryId, number, tx);
  });
}

async function measureFrom({ repositoryId, headSha }: PullRow, base: string) {
  const baseSha = await findBranch(repositoryId, base);
  if (!baseSha)
    throw validationFailed({
      resource: "PullRequest",
      field: "base",
      code: "invalid",
      message: `Proposed base branch '${base}' was not found`,
    });
  return { baseRef: base, baseSha, ...(await measure(repositoryId, { baseSha, headSha })) };
}
