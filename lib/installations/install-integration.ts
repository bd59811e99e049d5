import { requireAdministrator } from "@/lib/accounts/queries.ts";
import { notFound, validationFailed } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Permissions } from "@/lib/authorization/permissions.ts";
import { type Tx, transaction, violatedUniqueIndex } from "@/lib/platform/db.ts";
import { recordInstallationEvent } from "./events.ts";
import { insertInstallation } from "./insert-installation.ts";
import { type InstallationWithParts, installationWithParts } from "./queries.ts";
import { requireOwnRepositories } from "./require-own-repositories.ts";
import { asksForRepositories, mayBeInstalledOn } from "./rules.ts";
import type { SelectionInput } from "./schemas.ts";

const alreadyInstalled = () =>
  validationFailed({
    resource: "Installation",
    field: "target_id",
    code: "already_exists",
    message: "the integration is already installed on this account",
  });

/**
 * Installs an integration with what its newest version asks for. Throws 404 when there is no such integration for this
 * account, 403 when the person does not administer the account, 422 when it is installed there already or a chosen
 * repository is not the account's.
 */
export async function installIntegration({
  installerId,
  integrationId,
  accountId,
  selection,
}: {
  installerId: number;
  integrationId: number;
  accountId: number;
  selection: SelectionInput;
}): Promise<InstallationWithParts> {
  await requireAdministrator(installerId, accountId);
  try {
    return await transaction(async (tx) => {
      const integration = await findInstallable(tx, integrationId, accountId);
      const permissions = integration.version.permissions as Permissions;
      const chosen = asksForRepositories(permissions) && selection.repository_selection === "selected";
      const { id } = await insertInstallation(tx, {
        integrationId,
        accountId,
        version: { ...integration.version, permissions },
        repositorySelection: chosen ? "selected" : "all",
        repositoryIds: chosen ? await requireOwnRepositories(tx, accountId, selection.repository_ids) : [],
        installerId,
      });
      const installation = await tx.installation.findUniqueOrThrow({ where: { id }, include: installationWithParts });
      await recordInstallationEvent(tx, { installation, action: "created", senderId: installerId });
      await recordAudit(tx, {
        action: "integration_installation.create",
        actorId: installerId,
        accountId,
        integrationId,
        installationId: id,
        data: { repository_selection: installation.repositorySelection },
      });
      return installation;
    });
  } catch (error) {
    throw violatedUniqueIndex(error)?.includes("integrationId") ? alreadyInstalled() : error;
  }
}

async function findInstallable(tx: Tx, integrationId: number, accountId: number) {
  const integration = await tx.integration.findUnique({
    where: { id: integrationId },
    include: { versions: { orderBy: { number: "desc" }, take: 1 } },
  });
  const version = integration?.versions[0];
  if (!integration || !version || !mayBeInstalledOn(integration, accountId)) throw notFound();
  return { ...integration, version };
}
