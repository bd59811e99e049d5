import { notFound } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Permissions } from "@/lib/authorization/permissions.ts";
import { permissionsOf } from "@/lib/integrations/stored-permissions.ts";
import { type Tx, violatedUniqueIndex } from "@/lib/platform/db.ts";
import { recordInstallationEvent } from "./events.ts";
import { insertInstallation } from "./insert-installation.ts";
import { type InstallationWithParts, installationWithParts } from "./queries.ts";
import { refuseField } from "./refuse.ts";
import { settleMetRequests } from "./requests/settle-requests.ts";
import { mayBeInstalledOn } from "./rules.ts";

/** The newest version of an integration that is held until the transaction ends. */
export type Installable = {
  version: { number: number; events: string[] };
  permissions: Permissions;
};

/** Held until the end: what it asks for, its visibility and its existence stay as they were judged.
 *  @throws 404 when it is gone or not for this account */
export async function lockInstallable(tx: Tx, integrationId: number, accountId: number): Promise<Installable> {
  await tx.$queryRaw`SELECT id FROM "Integration" WHERE id = ${integrationId}::int FOR SHARE`;
  const integration = await tx.integration.findUnique({
    where: { id: integrationId },
    include: { versions: { orderBy: { number: "desc" }, take: 1 } },
  });
  const version = integration?.versions[0];
  if (!integration || !version || !mayBeInstalledOn(integration, accountId)) throw notFound();
  return { version, permissions: permissionsOf(version.permissions) };
}

/** The installation with its event and its line in the log; who may, and what may be chosen, is decided by the caller. */
export async function grantInstallation(
  tx: Tx,
  {
    integrationId,
    accountId,
    installable: { version, permissions },
    repositorySelection,
    repositoryIds,
    installerId,
    requesterId,
  }: {
    integrationId: number;
    accountId: number;
    installable: Installable;
    repositorySelection: "all" | "selected";
    repositoryIds: readonly number[];
    installerId: number;
    /** Who had asked for it. */
    requesterId?: number;
  },
): Promise<InstallationWithParts> {
  const { id } = await insertInstallation(tx, {
    integrationId,
    accountId,
    version: { ...version, permissions },
    repositorySelection,
    repositoryIds,
    installerId,
  });
  const installation = await tx.installation.findUniqueOrThrow({ where: { id }, include: installationWithParts });
  await recordInstallationEvent(tx, { installation, action: "created", senderId: installerId, requesterId });
  await recordAudit(tx, {
    action: "integration_installation.create",
    actorId: installerId,
    accountId,
    integrationId,
    installationId: id,
    data: {
      repository_selection: repositorySelection,
      version: version.number,
      ...(requesterId !== undefined && { requester_id: requesterId }),
    },
  });
  await settleMetRequests(tx, { installation, actorId: installerId });
  return installation;
}

/** Says that an account has the integration already where a write ran into it; any other error as it is. */
export function orAlreadyInstalled(error: unknown): unknown {
  return violatedUniqueIndex(error)?.includes("integrationId") ? alreadyInstalled() : error;
}

const alreadyInstalled = () =>
  refuseField("target_id", "The integration is already installed on this account.", "already_exists");
