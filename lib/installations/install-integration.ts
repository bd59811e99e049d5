import { requireAdministrator } from "@/lib/accounts/queries.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { grantInstallation, lockInstallable, orAlreadyInstalled } from "./grant-installation.ts";
import type { InstallationWithParts } from "./queries.ts";
import { validated } from "./refuse.ts";
import { requireConsent } from "./require-consent.ts";
import { requireOwnRepositories } from "./require-own-repositories.ts";
import { asksForRepositories, needsConfirmation } from "./rules.ts";
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
      const installable = await lockInstallable(tx, integrationId, accountId);
      const { version, permissions } = installable;
      requireConsent(consent, { newest: version.number, mustConfirm: needsConfirmation(permissions) });
      const { repositorySelection, repositoryIds } = asksForRepositories(permissions)
        ? await chosenRepositories(tx, accountId, selection)
        : ({ repositorySelection: "all", repositoryIds: [] } as const);
      return grantInstallation(tx, {
        integrationId,
        accountId,
        installable,
        repositorySelection,
        repositoryIds,
        installerId,
      });
    });
  } catch (error) {
    throw orAlreadyInstalled(error);
  }
}

/** What an owner chose among the account's own repositories.
 *  @throws 422 for others */
export async function chosenRepositories(
  tx: Tx,
  accountId: number,
  input: SelectionInput,
): Promise<{ repositorySelection: "all" | "selected"; repositoryIds: number[] }> {
  const { repository_selection: repositorySelection, repository_ids } = validated(selectionInput, input);
  const repositoryIds =
    repositorySelection === "selected" ? await requireOwnRepositories(tx, accountId, repository_ids) : [];
  return { repositorySelection, repositoryIds };
}
