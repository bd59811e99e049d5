import { validationFailed } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import type { CausedAction } from "@/lib/webhooks/causes.ts";
import { type Acting, refuseArchived, requireActing, requireRole } from "../acting.ts";
import { setDefaultBranch } from "../git/init-repository.ts";
import { resolveRef } from "../git/resolve-ref.ts";
import { recordRepositoryEvent } from "./events.ts";
import { rememberName, takeName } from "./former-names.ts";
import { type RepositoryRow, requireRepositoryRow } from "./row.ts";
import { type UpdateRepositoryInput, wantsPrivate } from "./schemas.ts";
import { refusingTakenName } from "./taken-name.ts";

/**
 * Changes a repository's name, text, visibility, default branch or whether it is archived. Addresses with its old name
 * lead to it until another repository takes them. Needs admin rights.
 * Throws 403, also for an archived one that stays archived; 422 for a taken name and for a branch that does not exist.
 */
export async function updateRepository({
  actor,
  repository,
  input,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived" | "defaultBranch">;
  input: UpdateRepositoryInput;
}): Promise<RepositoryRow> {
  const acting = await requireActing(actor, repository.role);
  requireRole(acting, "admin");
  if (input.archived !== false) refuseArchived(repository);
  const branch = input.default_branch;
  if (branch !== undefined && branch !== repository.defaultBranch) await requireBranch(repository.id, branch);
  const after = await refusingTakenName("Validation Failed", () =>
    transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM "Repository" WHERE id = ${repository.id}::int FOR UPDATE`;
      const before = await requireRepositoryRow(repository.id, { tx });
      await tx.repository.update({ where: { id: repository.id }, data: changesOf(input) });
      const changed = await requireRepositoryRow(repository.id, { tx, userId: acting.account.id });
      await moveName(tx, before, changed);
      await recordChanges(tx, { before, after: changed, acting });
      return changed;
    }),
  );
  if (after.defaultBranch !== repository.defaultBranch) await setDefaultBranch(after.id, after.defaultBranch);
  return after;
}

/** The old address leads on, and nothing else any more to the new one. */
async function moveName(tx: Tx, before: RepositoryRow, { name }: RepositoryRow): Promise<void> {
  const { id: repositoryId, ownerId, ownerLogin: owner } = before;
  if (before.name.toLowerCase() === name.toLowerCase()) return;
  await takeName(tx, { ownerId, name });
  await rememberName(tx, { repositoryId, owner, name: before.name });
}

async function requireBranch(repositoryId: number, branch: string): Promise<void> {
  const found = await resolveRef(repositoryId, `refs/heads/${branch}`);
  if (!found)
    throw validationFailed({
      resource: "Repository",
      field: "default_branch",
      code: "invalid",
      message: `The branch ${branch} was not found. Please push that ref first or create it via the Git Data API.`,
    });
}

function changesOf(input: UpdateRepositoryInput) {
  const isPrivate = wantsPrivate(input);
  return {
    ...(input.name !== undefined && { name: input.name }),
    ...(input.description !== undefined && { description: input.description || null }),
    ...(input.homepage !== undefined && { homepage: input.homepage || null }),
    ...(isPrivate !== undefined && { private: isPrivate }),
    ...(input.archived !== undefined && { archived: input.archived }),
    ...(input.default_branch !== undefined && { defaultBranch: input.default_branch }),
    updatedAt: clock.now(),
  };
}

/** One event for each kind of change, and the audit entries of those that change who can reach what. */
async function recordChanges(
  tx: Tx,
  { before, after, acting }: { before: RepositoryRow; after: RepositoryRow; acting: Acting },
): Promise<void> {
  const tell = (action: CausedAction<"repository">, changes?: Record<string, unknown>) =>
    recordRepositoryEvent(tx, {
      name: "repository",
      action,
      repository: after,
      acting,
      ...(changes && { payload: { changes } }),
    });
  const audit = (action: "repo.rename" | "repo.access", data: Record<string, string | boolean>) =>
    recordAudit(tx, {
      action,
      actorId: acting.account.id,
      accountId: after.ownerId,
      repositoryId: after.id,
      data,
    });

  const edits = {
    ...(before.description !== after.description && { description: { from: before.description } }),
    ...(before.homepage !== after.homepage && { homepage: { from: before.homepage } }),
    ...(before.defaultBranch !== after.defaultBranch && { default_branch: { from: before.defaultBranch } }),
  };
  if (Object.keys(edits).length > 0) await tell("edited", edits);
  if (before.name !== after.name) {
    await tell("renamed", { repository: { name: { from: before.name } } });
    await audit("repo.rename", { old_name: before.name, name: after.name });
  }
  if (before.archived !== after.archived) await tell(after.archived ? "archived" : "unarchived");
  if (before.private === after.private) return;
  await tell(after.private ? "privatized" : "publicized");
  if (!after.private) await recordRepositoryEvent(tx, { name: "public", repository: after, acting });
  await audit("repo.access", { visibility: after.private ? "private" : "public" });
}
