import { unprocessable } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing, requireRole } from "../acting.ts";
import { lastState, requireDeployment } from "./row.ts";

/** Deletes a deployment with its statuses. Throws 404, and 422 for an active one unless it is the repository's only one. */
export async function deleteDeployment({
  actor,
  repository,
  id,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived">;
  id: number;
}): Promise<void> {
  const acting = await requireActing(actor, repository.role);
  requireRole(acting, "push");
  refuseArchived(repository);
  await transaction(async (tx) => {
    await requireDeployment(repository.id, id, tx);
    const others = await tx.deployment.count({ where: { repositoryId: repository.id, id: { not: id } } });
    if (others > 0 && (await lastState(id, tx)) === "success")
      throw unprocessable(
        "We cannot delete an active deployment unless it is the only deployment in a given environment.",
      );
    await tx.deployment.deleteMany({ where: { id } });
  });
}
