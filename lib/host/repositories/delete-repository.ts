import type { RepositorySubject } from "@/lib/api/operation.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { leaveInstallations } from "@/lib/installations/follow-repository.ts";
import { transaction } from "@/lib/platform/db.ts";
import { outliveOwner } from "@/lib/webhooks/outlive-owner.ts";
import { requireActing, requireRole } from "../acting.ts";
import { deleteFilesAfterCommit } from "./delete-files.ts";
import { recordRepositoryEvent } from "./events.ts";
import { lockRepository } from "./lock-repository.ts";
import { endTransfers } from "./transfers/end-transfers.ts";

/**
 * Deletes a repository with all that belongs to it; its files go once the rows are gone. Installations that had it
 * selected are told that it left them. Needs admin rights.
 */
export async function deleteRepository({
  actor,
  repository: { id, role },
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role">;
}): Promise<void> {
  const acting = await requireActing(actor, role);
  requireRole(acting, "admin");
  await transaction(async (tx) => {
    // Of two who delete it at once the second finds it gone.
    const repository = await lockRepository(tx, id);
    if (!repository) return;
    await recordRepositoryEvent(tx, { name: "repository", action: "deleted", repository, acting });
    await recordAudit(tx, {
      action: "repo.destroy",
      actorId: acting.account.id,
      accountId: repository.ownerId,
      repositoryId: id,
      data: { name: `${repository.ownerLogin}/${repository.name}` },
    });
    await leaveInstallations(tx, { repository, senderId: acting.account.id, selections: "selected" });
    await endTransfers(tx, { repositoryIds: [id] });
    await outliveOwner(tx, { repositoryId: id });
    await tx.repository.delete({ where: { id } });
    deleteFilesAfterCommit([id]);
  });
}
