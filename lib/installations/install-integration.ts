import { requireAdministrator } from "@/lib/accounts/queries.ts";
import type { Permissions } from "@/lib/authorization/permissions.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { grantInstallation, lockInstallable, orAlreadyInstalled } from "./grant-installation.ts";
import type { InstallationWithParts } from "./queries.ts";
import { alongside, validated } from "./refuse.ts";
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
      const { repositorySelection, repositoryIds } = await agreedSelection(tx, {
        accountId,
        permissions,
        selection,
        requireConsent: () =>
          requireConsent(consent, { newest: version.number, mustConfirm: needsConfirmation(permissions) }),
      });
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

/**
 * What an owner chose, for an integration that asks for repositories, and agreed to.
 * @throws 422 for a wrong choice and a missing agreement, together
 */
export async function agreedSelection(
  tx: Tx,
  {
    accountId,
    permissions,
    selection,
    requireConsent,
  }: { accountId: number; permissions: Permissions; selection: SelectionInput; requireConsent: () => void },
): Promise<{ repositorySelection: "all" | "selected"; repositoryIds: number[] }> {
  const chosen = asksForRepositories(permissions)
    ? await chosenRepositories(tx, accountId, selection).catch((error: unknown) => {
        throw alongside(error, requireConsent);
      })
    : { repositorySelection: "all" as const, repositoryIds: [] };
  requireConsent();
  return chosen;
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
