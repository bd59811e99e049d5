import { accountConcerned, type Facts, selectionCovers } from "./facts.ts";
import type { FineGrainedTokenGrant, InstallationGrant, PersonalTokenGrant, UserViaIntegrationGrant } from "./grant.ts";
import type { Reason } from "./reason.ts";

export const SUSPENDED: Reason = {
  rule: "installation-suspended",
  needed: "an active installation",
  held: "a suspended installation",
  where: "installation",
};

/** Why an installation's token does not reach what is addressed; null when it does. */
export function beyondInstallation(grant: InstallationGrant, facts: Facts): Reason | null {
  const { accountId, repositories: selection } = grant;
  const account = accountConcerned(facts);
  if (account !== null && account !== accountId) return notInstalled(account, accountId);
  const { repository } = facts;
  if (!repository || selectionCovers({ accountId, selection, repository })) return null;
  return notSelected(repository.id, "installation-repositories");
}

/** Why a fine-grained token does not reach what is addressed; null when it does. */
export function beyondFineGrained(grant: FineGrainedTokenGrant, facts: Facts): Reason | null {
  const { accountId, repositories: selection } = grant;
  const account = accountConcerned(facts);
  if (account !== null && account !== accountId) {
    return { rule: "other-account", needed: account, held: accountId, where: "token" };
  }
  const { repository } = facts;
  if (!repository || selectionCovers({ accountId, selection, repository })) return null;
  return notSelected(repository.id, "token-repositories");
}

/** Why the organization that what is addressed belongs to refuses a person's token; null when none does. */
export function refusedByPolicy(grant: PersonalTokenGrant, facts: Facts): Reason | null {
  const account = accountConcerned(facts);
  const refusal = account === null ? undefined : grant.refusedBy?.get(account);
  if (!refusal) return null;
  const { rule: needed, login: held } = refusal;
  return { rule: "organization-policy", needed, held, where: "organization-settings" };
}

/** Why a person does not reach what is addressed through the integration's installation there; null when they do. */
export function beyondUserViaIntegration(grant: UserViaIntegrationGrant, facts: Facts): Reason | null {
  const { installation = null, repository } = facts;
  const account = accountConcerned(facts);
  if (installation === null || installation.accountId !== account) return notInstalled(account, null);
  if (installation.suspended) return SUSPENDED;
  if (!repository) return null;
  if (grant.onlyRepositoryIds && !grant.onlyRepositoryIds.has(repository.id)) {
    return notSelected(repository.id, "token-repositories");
  }
  const { accountId, repositories: selection } = installation;
  if (selectionCovers({ accountId, selection, repository })) return null;
  return notSelected(repository.id, "installation-repositories");
}

export function notInstalled(needed: number | null, held: number | null): Reason {
  return { rule: "not-installed", needed, held, where: "installation" };
}

function notSelected(needed: number, where: "installation-repositories" | "token-repositories"): Reason {
  return { rule: "repository-not-selected", needed, held: "another selection", where };
}
