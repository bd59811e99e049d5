import { badCredentials, forbidden } from "@/lib/api/errors.ts";
import type { Grant, RepositorySelection } from "@/lib/authorization/grant.ts";
import { meetPermissions, type Permissions } from "@/lib/authorization/permissions.ts";
import { SUSPENDED } from "@/lib/authorization/reach.ts";
import { normaliseScopes } from "@/lib/authorization/scopes.ts";
import { permissionsAsAgreed } from "@/lib/oauth/asked.ts";
import { suspendedClient } from "@/lib/oauth/suspend-client.ts";
import { findLiveToken, type TokenRow } from "@/lib/tokens/queries.ts";

/** Any token by its value. Throws 401 when it is unknown, expired or revoked, 403 while its installation or client is suspended. */
export async function authenticateToken(token: string): Promise<Grant> {
  const row = await findLiveToken(token);
  if (!row) throw badCredentials({ documentation: "/rest" });
  if (row.clientSuspended) throw suspendedClient();
  return grantOf(row);
}

function grantOf(row: TokenRow): Grant {
  const { id: tokenId } = row;
  switch (row.kind) {
    case "INSTALLATION":
      return installationGrant(row);
    case "USER":
      return {
        kind: "user-via-integration",
        tokenId,
        userId: row.accountId as number,
        integrationId: row.integrationId as number,
        permissions: narrowed(permissionsAsAgreed(row.integrationPermissions ?? {}, row.agreedPermissions ?? {}), row),
        ...(row.clientId !== null && { clientId: row.clientId }),
        onlyRepositoryIds: row.repositorySelection === "selected" ? new Set(row.repositoryIds) : null,
      };
    case "FINE_GRAINED":
      return fineGrainedGrant(row);
    case "PERSONAL":
    case "OAUTH":
      return {
        kind: "personal-token",
        tokenId,
        userId: row.accountId as number,
        scopes: normaliseScopes(row.scopes),
        expiresAt: row.expiresAt,
        ...(row.refusedBy && { refusedBy: new Map(row.refusedBy.map((policy) => [policy.organizationId, policy])) }),
        ...(row.oauthApplicationId !== null && { oauthApplicationId: row.oauthApplicationId }),
        ...(row.clientId !== null && { clientId: row.clientId }),
      };
  }
}

/** A token that was made to reach less than the one it comes from (wire facts §1.14). */
const narrowed = (agreed: Permissions, { permissions }: TokenRow): Permissions =>
  permissions ? meetPermissions(agreed, permissions) : agreed;

/** While its organization has not approved it, or no longer allows it, it reads what is public and nothing else. */
function fineGrainedGrant(row: TokenRow): Grant {
  const accountId = row.resourceOwnerId ?? (row.accountId as number);
  const isAll = row.reachesOwner === true && row.repositorySelection === "all";
  return {
    kind: "fine-grained-token",
    tokenId: row.id,
    userId: row.accountId as number,
    accountId,
    permissions: row.reachesOwner ? (row.permissions ?? {}) : {},
    repositories: isAll
      ? { kind: "all", accountId }
      : { kind: "selected", ids: new Set(row.reachesOwner ? row.repositoryIds : []) },
    expiresAt: row.expiresAt,
  };
}

/** What is left of the installation after the token's own narrowing: never more than either. */
function installationGrant(row: TokenRow): Grant {
  const { installation } = row;
  if (!installation) throw badCredentials({ documentation: "/rest" });
  if (installation.suspended) {
    const { installationId } = row;
    const caller = { integrationId: installation.integrationId, installationId, userId: null };
    throw forbidden("This installation has been suspended", { documentation: "/rest", reason: SUSPENDED, caller });
  }
  return {
    kind: "installation",
    tokenId: row.id,
    integrationId: installation.integrationId,
    installationId: row.installationId as number,
    accountId: installation.accountId,
    actorId: installation.botId,
    permissions: row.permissions
      ? meetPermissions(row.permissions, installation.permissions)
      : installation.permissions,
    repositories: narrowedSelection(row, installation),
  };
}

function narrowedSelection(row: TokenRow, installation: NonNullable<TokenRow["installation"]>): RepositorySelection {
  const narrowed = row.repositorySelection === "selected" ? new Set(row.repositoryIds) : null;
  if (installation.repositorySelection === "all")
    return narrowed ? { kind: "selected", ids: narrowed } : { kind: "all", accountId: installation.accountId };
  const ids = installation.repositoryIds.filter((id) => !narrowed || narrowed.has(id));
  return { kind: "selected", ids: new Set(ids) };
}
