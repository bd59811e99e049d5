import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";

/**
 * Adds a repository that an integration created to its installation on the owner, where repositories are selected one
 * by one. Source: wire facts §1.5.
 */
export async function addToInstallation(
  tx: Tx,
  { integrationId, ownerId, repositoryId }: { integrationId: number; ownerId: number; repositoryId: number },
): Promise<void> {
  const installation = await tx.installation.findUnique({
    where: { integrationId_accountId: { integrationId, accountId: ownerId } },
    select: { id: true, repositorySelection: true },
  });
  if (installation?.repositorySelection !== "selected") return;
  await tx.installationRepository.create({
    data: { installationId: installation.id, repositoryId, createdAt: clock.now() },
  });
}
