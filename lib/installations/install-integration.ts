import { requireAdministrator } from "@/lib/accounts/queries.ts";
import { notFound } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { permissionsOf } from "@/lib/integrations/stored-permissions.ts";
import { type Tx, transaction, violatedUniqueIndex } from "@/lib/platform/db.ts";
import { recordInstallationEvent } from "./events.ts";
import { insertInstallation } from "./insert-installation.ts";
import { type InstallationWithParts, installationWithParts } from "./queries.ts";
import { refuseField, validated } from "./refuse.ts";
import { requireConsent } from "./require-consent.ts";
import { requireOwnRepositories } from "./require-own-repositories.ts";
import { asksForRepositories, mayBeInstalledOn, needsConfirmation } from "./rules.ts";
import { type Consent, type SelectionInput, selectionInput } from "./schemas.ts";

/**
 * Installs an integration with what its newest version asks for, as its bearer agreed to it. Throws 404 when there is
 * no such integration for this account, 403 when the person does not administer the account, and 422 when it is
 * installed there already, a chosen repository is not the account's, the version is another than was agreed to, or
 * what has to be confirmed was not.
 */
export async function installIntegration({
  installerId,
  integrationId,
  accountId,
  selection,
  consent,
}: {
  installerId: number;
  integrationId: number;
  accountId: number;
  selection: SelectionInput;
  consent: Consent;
}): Promise<InstallationWithParts> {
  try {
    return await transaction(async (tx) => {
      await requireAdministrator(installerId, accountId, tx);
      const { version, permissions } = await lockInstallable(tx, integrationId, accountId);
      requireConsent(consent, { newest: version.number, mustConfirm: needsConfirmation(permissions) });
      const { repositorySelection, repositoryIds } = asksForRepositories(permissions)
        ? await chosenRepositories(tx, accountId, selection)
        : ({ repositorySelection: "all", repositoryIds: [] } as const);
      const { id } = await insertInstallation(tx, {
        integrationId,
        accountId,
        version: { ...version, permissions },
        repositorySelection,
        repositoryIds,
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
        data: { repository_selection: repositorySelection, version: version.number },
      });
      return installation;
    });
  } catch (error) {
    throw violatedUniqueIndex(error)?.includes("integrationId") ? alreadyInstalled() : error;
  }
}

const alreadyInstalled = () =>
  refuseField("target_id", "The integration is already installed on this account.", "already_exists");

/** Held until the end: what it asks for, its visibility and its existence stay as they were judged. */
async function lockInstallable(tx: Tx, integrationId: number, accountId: number) {
  await tx.$queryRaw`SELECT id FROM "Integration" WHERE id = ${integrationId}::int FOR SHARE`;
  const integration = await tx.integration.findUnique({
    where: { id: integrationId },
    include: { versions: { orderBy: { number: "desc" }, take: 1 } },
  });
  const version = integration?.versions[0];
  if (!integration || !version || !mayBeInstalledOn(integration, accountId)) throw notFound();
  return { version, permissions: permissionsOf(version.permissions) };
}

async function chosenRepositories(tx: Tx, accountId: number, input: SelectionInput) {
  const { repository_selection: repositorySelection, repository_ids } = validated(selectionInput, input);
  const repositoryIds =
    repositorySelection === "selected" ? await requireOwnRepositories(tx, accountId, repository_ids) : [];
  return { repositorySelection, repositoryIds };
}
