import { findOrganizationSettings } from "@/lib/accounts/organization-settings.ts";
import { forbidden, notFound, unprocessable } from "@/lib/api/errors.ts";
import { findRepositorySubject } from "@/lib/host/repositories/find-subject.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { lockInstallation } from "./lock-installation.ts";
import { replaceSelection } from "./select-repositories.ts";

type Change = { installationId: number; repositoryId: number; actorId: number };

/**
 * Adds one repository to an installation. One that it reaches already changes nothing, which is what adding to an
 * installation on all repositories is as well. Throws 404 when the person sees no such repository or it is of another
 * account, and 403 when they do not administer it or the organization keeps that to its owners. Source: wire facts §1.15.
 */
export async function addRepository({ installationId, repositoryId, actorId }: Change): Promise<void> {
  await requireRepositoryAdministrator(repositoryId, actorId);
  await transaction(async (tx) => {
    const { selection, ids } = await selectionOf(tx, { installationId, repositoryId });
    if (selection === "all" || ids.includes(repositoryId)) return;
    await replaceSelection(tx, {
      installationId,
      actorId,
      repositorySelection: "selected",
      ids: [...ids, repositoryId],
    });
  });
}

/**
 * Takes one repository out of an installation. Throws as `addRepository` does, and 422 when the installation is on all
 * repositories or this is its last. Source: wire facts §1.15; the words are ours.
 */
export async function removeRepository({ installationId, repositoryId, actorId }: Change): Promise<void> {
  await requireRepositoryAdministrator(repositoryId, actorId);
  await transaction(async (tx) => {
    const { selection, ids } = await selectionOf(tx, { installationId, repositoryId });
    if (selection === "all")
      throw unprocessable("The installation is on all repositories. Change it to selected ones first.");
    if (!ids.includes(repositoryId)) throw notFound();
    if (ids.length === 1)
      throw unprocessable("This is the last repository of the installation. Uninstall the integration instead.");
    const left = ids.filter((id) => id !== repositoryId);
    await replaceSelection(tx, { installationId, actorId, repositorySelection: "selected", ids: left });
  });
}

async function requireRepositoryAdministrator(repositoryId: number, userId: number): Promise<void> {
  const repository = await findRepositorySubject({ id: repositoryId }, userId);
  if (!repository || (repository.private && repository.role === null)) throw notFound();
  if (repository.role !== "admin") throw forbidden("Must have admin rights to Repository.");
  if (repository.ownerId === userId || repository.ownerRole === "admin") return;
  const { repositoryAdminsMayInstall } = await findOrganizationSettings(repository.ownerId);
  if (!repositoryAdminsMayInstall)
    throw forbidden("This organization lets only its owners change which repositories an installation reaches.");
}

/** What an installation on the repository's owner reaches now. Throws 404 for an installation on another account. */
async function selectionOf(
  tx: Tx,
  { installationId, repositoryId }: { installationId: number; repositoryId: number },
): Promise<{ selection: "all" | "selected"; ids: number[] }> {
  const { accountId, repositorySelection } = await lockInstallation(tx, installationId);
  const own = await tx.repository.count({ where: { id: repositoryId, ownerId: accountId } });
  if (own === 0) throw notFound();
  const rows = await tx.installationRepository.findMany({
    where: { installationId, repository: { ownerId: accountId } },
    select: { repositoryId: true },
  });
  return { selection: repositorySelection, ids: rows.map((row) => row.repositoryId) };
}
