import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";

/**
 * Has the webhooks of a repository, or of an organization and its repositories, outlive it, in the transaction that
 * deletes it: they go with the last of what is still to be sent to them.
 */
export async function outliveOwner(
  tx: Tx,
  owner: { repositoryId: number } | { organizationId: number },
): Promise<void> {
  const deletedAt = clock.now();
  if ("repositoryId" in owner) {
    const { repositoryId } = owner;
    const data = { repositoryId: null, formerRepositoryId: repositoryId, deletedAt };
    await tx.hook.updateMany({ where: { repositoryId }, data });
    return;
  }
  const { organizationId } = owner;
  const data = { organizationId: null, formerOrganizationId: organizationId, deletedAt };
  await tx.hook.updateMany({ where: { organizationId }, data });
  await tx.$executeRaw`UPDATE "Hook" h SET "formerRepositoryId" = h."repositoryId", "repositoryId" = NULL, "deletedAt" = ${deletedAt}
    FROM "Repository" r WHERE r.id = h."repositoryId" AND r."ownerId" = ${organizationId}::int`;
}
