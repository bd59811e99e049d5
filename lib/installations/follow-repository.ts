import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { recordRepositoriesEvent } from "./events.ts";
import { type InstallationWithParts, installationWithParts } from "./queries.ts";

type OfAccount = { id: number; ownerId: number };
type Followed = { repository: OfAccount; senderId: number };

/**
 * Tells the installations on a repository's account that it leaves them, before it does: those on all repositories and
 * those that have it selected, or the selected ones alone. It stays in no selection, and in no open request.
 */
export async function leaveInstallations(
  tx: Tx,
  { repository, senderId, selections }: Followed & { selections: "every" | "selected" },
): Promise<void> {
  const { id, ownerId: accountId } = repository;
  const selected = { repositorySelection: "selected", repositories: { some: { repositoryId: id } } } as const;
  const left = await tx.installation.findMany({
    where: { accountId, ...(selections === "every" ? { OR: [{ repositorySelection: "all" }, selected] } : selected) },
    include: installationWithParts,
    orderBy: { id: "asc" },
  });
  for (const installation of left) await record(tx, { installation, action: "removed", repositoryId: id, senderId });
  await tx.installationRepository.deleteMany({ where: { repositoryId: id } });
  await tx.installationRequestRepository.deleteMany({ where: { repositoryId: id } });
}

/** Tells the installations on all repositories of an account that a repository is one of them now. */
export async function joinInstallations(tx: Tx, { repository, senderId }: Followed): Promise<void> {
  const { id, ownerId: accountId } = repository;
  const joined = await tx.installation.findMany({
    where: { accountId, repositorySelection: "all" },
    include: installationWithParts,
    orderBy: { id: "asc" },
  });
  for (const installation of joined) await record(tx, { installation, action: "added", repositoryId: id, senderId });
}

/**
 * Adds a repository that an integration created to its installation on the owner, where repositories are selected one
 * by one. Source: wire facts §1.5.
 */
export async function joinOwnInstallation(
  tx: Tx,
  { repository, senderId, integrationId }: Followed & { integrationId: number },
): Promise<void> {
  const { id: repositoryId, ownerId: accountId } = repository;
  const installation = await tx.installation.findUnique({
    where: { integrationId_accountId: { integrationId, accountId } },
    include: installationWithParts,
  });
  if (installation?.repositorySelection !== "selected") return;
  const createdAt = clock.now();
  await tx.installationRepository.create({ data: { installationId: installation.id, repositoryId, createdAt } });
  await record(tx, { installation, action: "added", repositoryId, senderId });
}

type Change = {
  installation: InstallationWithParts;
  action: "added" | "removed";
  repositoryId: number;
  senderId: number;
};

async function record(tx: Tx, { installation, action, repositoryId, senderId }: Change): Promise<void> {
  await recordRepositoriesEvent(tx, { installation, action, repositoryIds: [repositoryId], senderId });
  await recordAudit(tx, {
    action: `integration_installation.repositories_${action}`,
    actorId: senderId,
    accountId: installation.accountId,
    integrationId: installation.integrationId,
    installationId: installation.id,
    data: { repository_ids: [repositoryId], repository_selection: installation.repositorySelection },
  });
}
