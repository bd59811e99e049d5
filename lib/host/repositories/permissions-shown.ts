import type { Grant } from "@/lib/authorization/grant.ts";
import { covers } from "@/lib/authorization/levels.ts";
import { levelOf } from "@/lib/authorization/permissions.ts";
import { type RepositoryRole, strongerRepositoryRole } from "@/lib/authorization/roles.ts";
import { permissionsOfRole, type RepositoryPermissions } from "./represent.ts";

/**
 * What a representation tells the caller about its own access. A person's is the role, whatever the credential narrows;
 * an installation's follows its permissions; who acts for nobody is told nothing.
 */
export function permissionsShown(
  grant: Grant,
  { role, private: isPrivate }: { role: RepositoryRole | null; private: boolean },
): RepositoryPermissions | undefined {
  switch (grant.kind) {
    case "anonymous":
    case "integration":
    case "client":
      return undefined;
    case "installation":
      return permissionsOfRole(covers(levelOf(grant.permissions, "contents"), "write") ? "push" : "pull");
    default:
      return permissionsOfRole(isPrivate ? role : strongerRepositoryRole(role, "pull"));
  }
}
