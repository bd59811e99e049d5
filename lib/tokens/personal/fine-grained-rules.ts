import {
  type PermissionKey,
  type PermissionScope,
  permissionDefinition,
} from "@/lib/authorization/permission-catalogue.ts";
import { type Permissions, permissionEntries } from "@/lib/authorization/permissions.ts";

/**
 * What fine-grained tokens are not documented for: checks, packages, and single files, whose paths a registration
 * names. Source: the public table of permissions; wire facts §1.20.
 */
export const NOT_FOR_TOKENS: readonly PermissionKey[] = ["checks", "packages", "organization_packages", "single_file"];

/** What can be asked for on a kind of account: nobody else's people, and no organization behind a person. */
function offeredScopes(ownerIsOrganization: boolean): readonly PermissionScope[] {
  return ownerIsOrganization ? ["repository", "organization"] : ["repository", "account"];
}

/** What is wrong with a permission on a token, as a sentence by form key. Empty when nothing is. */
export function permissionProblems(
  permissions: Permissions,
  { ownerIsOrganization, reachesRepositories }: { ownerIsOrganization: boolean; reachesRepositories: boolean },
): { key: PermissionKey; message: string }[] {
  const offered = offeredScopes(ownerIsOrganization);
  return permissionEntries(permissions).flatMap(([key]) => {
    const { title, scope } = permissionDefinition(key);
    if (NOT_FOR_TOKENS.includes(key)) return [{ key, message: `${title} is not open to personal access tokens.` }];
    if (!offered.includes(scope))
      return [
        {
          key,
          message: ownerIsOrganization
            ? `${title} is about a person's own account: choose yourself as the resource owner for it.`
            : `${title} is about organizations: choose one as the resource owner for it.`,
        },
      ];
    if (scope === "repository" && key !== "metadata" && !reachesRepositories)
      return [{ key, message: `${title} is about repositories: choose some, or all, for it.` }];
    return [];
  });
}
