import { representSimpleUser, type SimpleAccount } from "@/lib/accounts/represent.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { transaction } from "@/lib/platform/db.ts";
import { requireActing, requireRole } from "../acting.ts";
import { recordRepositoryEvent } from "../repositories/events.ts";
import { requireRepositoryRow } from "../repositories/row.ts";

/**
 * Ends a person's own role on a repository; what they may do as a member of the organization stays. Needs admin rights,
 * or to be that person. Does nothing for somebody who is no collaborator.
 */
export async function removeCollaborator({
  actor,
  repository,
  person,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role">;
  person: SimpleAccount;
}): Promise<void> {
  const acting = await requireActing(actor, repository.role);
  if (acting.account.id !== person.id) requireRole(acting, "admin");
  await transaction(async (tx) => {
    const where = { repositoryId: repository.id, userId: person.id };
    const { count } = await tx.collaborator.deleteMany({ where });
    if (count === 0) return;
    const row = await requireRepositoryRow(repository.id, { tx });
    await recordRepositoryEvent(tx, {
      name: "member",
      action: "removed",
      payload: { member: representSimpleUser(person) },
      repository: row,
      acting,
    });
    await recordAudit(tx, {
      action: "repo.remove_member",
      actorId: acting.account.id,
      accountId: row.ownerId,
      repositoryId: row.id,
      data: { user: person.login },
    });
  });
}
