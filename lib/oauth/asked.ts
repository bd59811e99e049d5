import { isSubset, meetPermissions, type Permissions } from "@/lib/authorization/permissions.ts";
import { impliesScope, normaliseScopes, type Scope, splitScopes } from "@/lib/authorization/scopes.ts";
import { byWhoAgrees } from "@/lib/installations/rules.ts";
import type { Client } from "./client.ts";

/** What a client asks a person to agree to: of an integration the permissions on their own account, else scopes. */
export type Asked = { permissions: Permissions; scopes: readonly Scope[] };

/** `scope` means nothing for an integration, whose permissions are registered (wire facts §1.9). */
export function askedBy(client: Client, scope: string | null): Asked {
  if (client.kind === "integration") return { permissions: byWhoAgrees(client.permissions).eachPerson, scopes: [] };
  return { permissions: {}, scopes: normaliseScopes(splitScopes(scope ?? "")) };
}

/** Whether all that is asked was agreed to before. */
export function isAgreedTo(asked: Asked, agreed: Asked): boolean {
  return (
    isSubset(asked.permissions, agreed.permissions) && asked.scopes.every((scope) => impliesScope(agreed.scopes, scope))
  );
}

/**
 * What an integration may do as a person: all that it asks for on repositories and organizations, as far as it is
 * installed there, and on the person's own account what they agreed to. Source: wire facts §1.4.
 */
export function permissionsAsAgreed(asked: Permissions, agreed: Permissions): Permissions {
  const { installer, eachPerson } = byWhoAgrees(asked);
  return { ...installer, ...meetPermissions(eachPerson, agreed) };
}
