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

/** What a person can do about installing an integration on one of their accounts. */
export type TargetStatus =
  | { kind: "available" }
  /** Already there; whoever administers the account may configure it. */
  | { kind: "installed"; installationId: number; configurable: boolean }
  | { kind: "refused"; because: "not-owner" | "private" };

export function targetStatus(
  integration: { public: boolean; ownerId: number },
  {
    accountId,
    administers,
    installationId,
  }: { accountId: number; administers: boolean; installationId: number | null },
): TargetStatus {
  if (installationId !== null) return { kind: "installed", installationId, configurable: administers };
  if (!mayBeInstalledOn(integration, accountId)) return { kind: "refused", because: "private" };
  return administers ? { kind: "available" } : { kind: "refused", because: "not-owner" };
}

/**
 * Where a person lands after installing or changing an installation: the setup URL with `installation_id`,
 * `setup_action` and the `state` that the flow began with. Null without a setup URL, after an update that is not
 * configured to redirect, and under OAuth-on-install, which disables it. Source: wire facts §1.6.
 */
export function setupRedirect(
  integration: { setupUrl: string | null; setupOnUpdate: boolean; requestOauthOnInstall: boolean },
  {
    installationId,
    action,
    state,
  }: { installationId: number; action: "install" | "update"; state?: string | undefined },
): string | null {
  if (!integration.setupUrl || integration.requestOauthOnInstall) return null;
  if (action === "update" && !integration.setupOnUpdate) return null;
  const url = new URL(integration.setupUrl);
  url.searchParams.set("installation_id", String(installationId));
  url.searchParams.set("setup_action", action);
  if (state) url.searchParams.set("state", state);
  return url.href;
}
