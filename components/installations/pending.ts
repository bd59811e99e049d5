import { type Permissions, permissionEntries } from "@/lib/authorization/permissions.ts";
import type { InstallationOnPage } from "@/lib/installations/configuration.ts";
import { waitingPermissions } from "@/lib/installations/rules.ts";
import { permissionsOf } from "@/lib/integrations/stored-permissions.ts";

/** What an integration asks for beyond what the installation granted, each permission at the level it would get. */
export function waitingOn({ permissions, integration }: InstallationOnPage): Permissions {
  return waitingPermissions(permissionsOf(permissions), permissionsOf(integration.versions[0]?.permissions));
}

export const asksForMore = (installation: InstallationOnPage): boolean =>
  permissionEntries(waitingOn(installation)).length > 0;
