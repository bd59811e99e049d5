import type { Collaborator } from "@/generated/prisma/client.ts";
import type { RepositoryRole } from "@/lib/authorization/roles.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";

/** The row alone; the role of somebody who is a collaborator already is changed. */
export async function insertCollaborator(
  tx: Tx,
  { repositoryId, userId, role }: { repositoryId: number; userId: number; role: RepositoryRole },
): Promise<Collaborator> {
  return tx.collaborator.upsert({
    where: { repositoryId_userId: { repositoryId, userId } },
    create: { repositoryId, userId, role, createdAt: clock.now() },
    update: { role },
  });
}
