import { representSimpleUser, type SimpleAccount } from "@/lib/accounts/represent.ts";
import { validationFailed } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { transaction } from "@/lib/platform/db.ts";
import { requireActing, requireRole } from "../acting.ts";
import { recordRepositoryEvent } from "../repositories/events.ts";
import { requireRepositoryRow } from "../repositories/row.ts";
import { insertCollaborator } from "./insert-collaborator.ts";
import { coarsePermission, roleName } from "./represent.ts";
import type { AddCollaboratorInput } from "./schemas.ts";

/**
 * Gives a person a role on a repository at once, or changes the role. Needs admin rights; throws 422 for the owner.
 */
export async function addCollaborator({
  actor,
  repository,
  person,
  input: { permission: role },
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "ownerId" | "role">;
  person: SimpleAccount;
  input: AddCollaboratorInput;
}): Promise<void> {
  const acting = await requireActing(actor, repository.role);
  requireRole(acting, "admin");
  if (person.id === repository.ownerId)
    throw validationFailed({
      resource: "Repository",
      field: "username",
      code: "invalid",
      message: "Repository owner cannot be a collaborator",
    });
  await transaction(async (tx) => {
    const key = { repositoryId: repository.id, userId: person.id };
    const before = await tx.collaborator.findUnique({ where: { repositoryId_userId: key } });
    if (before?.role === role) return;
    await insertCollaborator(tx, { ...key, role });
    const row = await requireRepositoryRow(repository.id, { tx });
    const changes = before
      ? {
          old_permission: { from: coarsePermission(before.role) },
          permission: { from: roleName(before.role), to: roleName(role) },
        }
      : { permission: { to: coarsePermission(role) }, role_name: { to: roleName(role) } };
    await recordRepositoryEvent(tx, {
      name: "member",
      action: before ? "edited" : "added",
      payload: { member: representSimpleUser(person), changes },
      repository: row,
      acting,
    });
    await recordAudit(tx, {
      action: before ? "repo.update_member" : "repo.add_member",
      actorId: acting.account.id,
      accountId: row.ownerId,
      repositoryId: row.id,
      data: { user: person.login, permission: role },
    });
  });
}
