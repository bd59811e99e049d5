import type { Account, Prisma } from "@/generated/prisma/client.ts";
import { representSimpleUser, simpleAccount } from "@/lib/accounts/represent.ts";
import { representSimpleOrganization } from "@/lib/accounts/represent-organization.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import type { CausedAction } from "@/lib/webhooks/causes.ts";
import { recordEvent } from "@/lib/webhooks/record-event.ts";
import { type InstallationWithParts, reachOf } from "./queries.ts";
import { representInstallation } from "./represent.ts";

/** A repository as the installation events name it. Source: wire facts §1.19. */
type NamedRepository = { id: number; node_id: string; name: string; full_name: string; private: boolean };

async function nameRepositories(tx: Tx, where: Prisma.RepositoryWhereInput): Promise<NamedRepository[]> {
  const rows = await tx.repository.findMany({
    where,
    select: { id: true, name: true, private: true, owner: { select: { login: true } } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id, name, owner, private: isPrivate }) => ({
    id,
    node_id: nodeId("Repository", id),
    name,
    full_name: `${owner.login}/${name}`,
    private: isPrivate,
  }));
}

/** The JSON that a column of JSON takes; payloads are plain data already. */
const asJson = (value: unknown) => value as Prisma.InputJsonObject;

async function record<Name extends "installation" | "installation_repositories">(
  tx: Tx,
  {
    installation,
    name,
    action,
    senderId,
    requesterId = null,
    extra,
  }: {
    installation: InstallationWithParts;
    name: Name;
    action: CausedAction<Name>;
    senderId: number | null;
    requesterId?: number | null | undefined;
    extra: Record<string, unknown>;
  },
): Promise<void> {
  const account = (id: number | null) =>
    id === null ? null : tx.account.findUnique({ where: { id }, select: simpleAccount });
  const requester = await account(requesterId);
  const sender = await account(senderId);
  await recordEvent(tx, {
    name,
    action,
    integrationId: installation.integrationId,
    installationId: installation.id,
    payload: asJson({
      action,
      installation: representInstallation(installation),
      ...extra,
      requester: requester && representSimpleUser(requester),
      sender: representSimpleUser(sender),
    }),
  });
}

/** `installation`: created and deleted name the repositories, suspend and unsuspend do not. */
export async function recordInstallationEvent(
  tx: Tx,
  event: {
    installation: InstallationWithParts;
    action: "created" | "deleted" | "suspend" | "unsuspend" | "new_permissions_accepted";
    senderId: number | null;
    /** Who had asked for it. */
    requesterId?: number | undefined;
  },
): Promise<void> {
  const namesRepositories = event.action !== "suspend" && event.action !== "unsuspend";
  const extra = namesRepositories ? { repositories: await nameRepositories(tx, reachOf(event.installation)) } : {};
  await record(tx, { ...event, name: "installation", extra });
}

/** `installation_target`: the account has another login. Every integration that is installed there is told. */
export async function recordTargetRenamed(
  tx: Tx,
  event: { account: Account; changes: { login: { from: string } }; senderId: number },
): Promise<void> {
  const { account, changes, senderId } = event;
  const isOrganization = account.type === "ORGANIZATION";
  const sender = await tx.account.findUnique({ where: { id: senderId }, select: simpleAccount });
  const installations = await tx.installation.findMany({
    where: { accountId: account.id },
    select: { id: true, integrationId: true },
    orderBy: { id: "asc" },
  });
  for (const { id, integrationId } of installations)
    await recordEvent(tx, {
      name: "installation_target",
      action: "renamed",
      integrationId,
      installationId: id,
      payload: asJson({
        action: "renamed",
        account: representSimpleUser(account),
        changes,
        target_type: isOrganization ? "Organization" : "User",
        ...(isOrganization && { organization: representSimpleOrganization(account) }),
        installation: { id, node_id: nodeId("IntegrationInstallation", id) },
        sender: representSimpleUser(sender),
      }),
    });
}

/** `installation_repositories`; from all to selected, nothing counts as removed (wire facts §1.19). */
export async function recordRepositoriesEvent(
  tx: Tx,
  event: {
    installation: InstallationWithParts;
    action: "added" | "removed";
    repositoryIds: readonly number[];
    senderId: number | null;
    /** Who had asked for them. */
    requesterId?: number | undefined;
  },
): Promise<void> {
  const { installation, action, repositoryIds } = event;
  const named = await nameRepositories(tx, { id: { in: [...repositoryIds] } });
  await record(tx, {
    ...event,
    name: "installation_repositories",
    extra: {
      repository_selection: installation.repositorySelection,
      repositories_added: action === "added" ? named : [],
      repositories_removed: action === "removed" ? named : [],
    },
  });
}
