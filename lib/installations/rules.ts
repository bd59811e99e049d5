import type { Permissions } from "@/lib/authorization/permissions.ts";
import { reachesRepositories } from "@/lib/authorization/permissions.ts";

/** More repositories than this are not preselected by an address (wire facts §1.5). */
export const MAX_PRESELECTED_REPOSITORIES = 100;

/** A private integration can be installed on its owner's account alone (wire facts §1.7). */
export function mayBeInstalledOn(integration: { public: boolean; ownerId: number }, accountId: number): boolean {
  return integration.public || integration.ownerId === accountId;
}

/** Without a permission on repositories there is nothing to select. */
export const asksForRepositories = (permissions: Permissions): boolean => reachesRepositories(permissions);

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
