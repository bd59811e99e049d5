import { consentGroup, permissionDefinition } from "@/lib/authorization/permission-catalogue.ts";
import { type Permissions, permissionEntries, reachesRepositories } from "@/lib/authorization/permissions.ts";
import { waitingChanges } from "@/lib/integrations/rules.ts";
import type { Side } from "./lock-installation.ts";

/** More repositories than this are not preselected by an address (wire facts §1.5). */
export const MAX_PRESELECTED_REPOSITORIES = 100;

/** A private integration can be installed on its owner's account alone (wire facts §1.7). */
export function mayBeInstalledOn(integration: { public: boolean; ownerId: number }, accountId: number): boolean {
  return integration.public || integration.ownerId === accountId;
}

/** Without a permission on repositories there is nothing to select. */
export const asksForRepositories = (permissions: Permissions): boolean => reachesRepositories(permissions);

/**
 * What an installation grants and what it does not: permissions on people's own accounts are agreed to by each person
 * alone, when they sign in through the integration. Source: wire facts §1.4.
 */
export function byWhoAgrees(permissions: Permissions): { installer: Permissions; eachPerson: Permissions } {
  const entries = permissionEntries(permissions);
  const isOfPeople = ([key]: (typeof entries)[number]) => permissionDefinition(key).scope === "account";
  return {
    installer: Object.fromEntries(entries.filter((entry) => !isOfPeople(entry))),
    eachPerson: Object.fromEntries(entries.filter(isOfPeople)),
  };
}

/** Whether agreeing has to be confirmed beyond the button: it hands over code, automation or access. */
export function needsConfirmation(permissions: Permissions): boolean {
  return permissionEntries(byWhoAgrees(permissions).installer).some(
    ([key, level]) => consentGroup(key, level) === "control",
  );
}

/** What an installation has to accept before it holds it, each permission at the level it would get. */
export function waitingPermissions(held: Permissions, asked: Permissions): Permissions {
  return Object.fromEntries(waitingChanges(held, asked).map(({ key, to }) => [key, to]));
}

/** The side that suspended an installation: the integration acts by its bot, the account by a person. */
export const suspendedBySide = ({ suspendedBy }: { suspendedBy: { type: string } | null }): Side =>
  suspendedBy?.type === "BOT" ? "integration" : "account";

/**
 * Whether people who administer a repository may install for it without asking: nothing that the integration asks for
 * reaches beyond what they administer. Source: wire facts §1.5.
 */
function opensToRepositoryAdministrators(permissions: Permissions): boolean {
  const keys = permissionEntries(permissions).map(([key]) => key);
  return (
    reachesRepositories(permissions) &&
    !keys.some((key) => key === "administration" || permissionDefinition(key).scope === "organization")
  );
}

/** What a person is to an account that they want an integration on. */
export type Standing = {
  relation: "owner" | "member" | "collaborator" | "none";
  /** Whether they administer any repository of the account. */
  administersRepositories: boolean;
};

/** What an organization's owners decided about others who install. */
export type InstallPolicy = {
  membersMayRequest: boolean;
  outsideCollaboratorsMayRequest: boolean;
  repositoryAdminsMayInstall: boolean;
};

/** What a person may do about an integration on an account; null when nothing. */
export type InstallRight =
  | { kind: "owner" }
  /** At once on repositories that they administer, and by request on others where the account lets them. */
  | { kind: "repositories"; mayRequest: boolean }
  | { kind: "request" };

/** Source: wire facts §1.5. */
export function installRight(
  { relation, administersRepositories }: Standing,
  { permissions, policy }: { permissions: Permissions; policy: InstallPolicy },
): InstallRight | null {
  if (relation === "owner") return { kind: "owner" };
  if (relation === "none") return null;
  const mayRequest = relation === "member" ? policy.membersMayRequest : policy.outsideCollaboratorsMayRequest;
  const installs = policy.repositoryAdminsMayInstall && administersRepositories;
  if (installs && opensToRepositoryAdministrators(permissions)) return { kind: "repositories", mayRequest };
  return mayRequest ? { kind: "request" } : null;
}

/** What a person can do about installing an integration on one of their accounts. */
export type TargetStatus =
  | { kind: "available"; right: InstallRight }
  /** Already there; its owners configure it, others may have a right to add repositories or to ask for them. */
  | { kind: "installed"; installationId: number; configurable: boolean; right: InstallRight | null }
  | { kind: "refused"; because: "not-owner" | "private" };

export function targetStatus(
  integration: { public: boolean; ownerId: number },
  {
    accountId,
    right,
    installationId,
  }: { accountId: number; right: InstallRight | null; installationId: number | null },
): TargetStatus {
  if (installationId !== null)
    return { kind: "installed", installationId, configurable: right?.kind === "owner", right };
  if (!mayBeInstalledOn(integration, accountId)) return { kind: "refused", because: "private" };
  return right ? { kind: "available", right } : { kind: "refused", because: "not-owner" };
}

/** What a flow ended with. A request has no installation yet. */
export type FlowEnd =
  | { action: "install" | "update"; installationId: number }
  | { action: "request"; installationId?: undefined };

/**
 * Where a person lands after installing, asking for it or changing an installation: the setup URL with
 * `installation_id`, `setup_action` and the `state` that the flow began with. Null without a setup URL, after an update
 * that is not configured to redirect, and under OAuth-on-install, which disables it. Source: wire facts §1.6.
 */
export function setupRedirect(
  integration: { setupUrl: string | null; setupOnUpdate: boolean; requestOauthOnInstall: boolean },
  { installationId, action, state }: FlowEnd & { state?: string | undefined },
): string | null {
  if (!integration.setupUrl || integration.requestOauthOnInstall) return null;
  if (action === "update" && !integration.setupOnUpdate) return null;
  const url = new URL(integration.setupUrl);
  if (installationId === undefined) url.searchParams.delete("installation_id");
  else url.searchParams.set("installation_id", String(installationId));
  url.searchParams.set("setup_action", action);
  if (state) url.searchParams.set("state", state);
  return url.href;
}
