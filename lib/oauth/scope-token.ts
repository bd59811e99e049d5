import { findAccountByLogin } from "@/lib/accounts/queries.ts";
import { type SimpleAccount, simpleAccount } from "@/lib/accounts/represent.ts";
import { forbidden, notFound, unprocessable } from "@/lib/api/errors.ts";
import { meetPermissions, type Permissions } from "@/lib/authorization/permissions.ts";
import { reachOf, repositoriesOfInstallation } from "@/lib/installations/queries.ts";
import { permissionsOf } from "@/lib/integrations/stored-permissions.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { generateToken, hashToken, lastEight, PREFIX } from "@/lib/tokens/formats.ts";
import { narrowPermissions } from "@/lib/tokens/rules.ts";
import type { IntegrationClient } from "./client.ts";
import { type ClientToken, requireClientToken } from "./client-tokens.ts";
import { lockAuthorization } from "./lock-authorization.ts";

export type Narrowing = {
  /** The account, by login or id. */
  target?: string | undefined;
  target_id?: number | undefined;
  repositories?: string[] | undefined;
  repository_ids?: number[] | undefined;
  permissions?: Record<string, string> | undefined;
};

export type ScopedToken = {
  token: ClientToken;
  value: string;
  permissions: Permissions;
  repositorySelection: "all" | "selected";
  account: SimpleAccount;
};

/**
 * A second token of the same person that reaches less: one account, of it the named repositories or those that the
 * integration reaches now, and the named permissions. It ends when the first one does. Source: wire facts §1.14.
 * @throws 404 for a token that is not the client's and an account without the integration, 403 while that is suspended,
 *   422 without an account and for more than the installation has
 */
export async function scopeToken(client: IntegrationClient, token: string, narrowing: Narrowing): Promise<ScopedToken> {
  const base = await requireClientToken(client, token);
  const installation = await requireTarget(client, narrowing);
  const granted = permissionsOf(installation.permissions);
  const permissions = narrowPermissions(meetPermissions(granted, client.permissions), narrowing.permissions);
  const named = [...(narrowing.repositories ?? []), ...(narrowing.repository_ids ?? [])];
  const ids = await idsWithin(installation, narrowing, base.repositoryIds);
  const value = generateToken(PREFIX.USER);
  const made = await transaction(async (tx) => {
    const isLive = base.authorizationId === null || (await lockAuthorization(tx, base.authorizationId));
    if (!isLive) throw notFound();
    await tx.accessToken.create({
      data: {
        kind: "USER",
        hash: hashToken(value),
        lastEight: lastEight(value),
        accountId: base.accountId,
        integrationId: client.id,
        authorizationId: base.authorizationId,
        familyId: base.familyId,
        permissions: { ...permissions },
        repositorySelection: "selected",
        repositoryIds: ids,
        createdAt: clock.now(),
        expiresAt: base.expiresAt,
      },
    });
    return requireClientToken(client, value, tx);
  });
  return {
    token: made,
    value,
    permissions,
    repositorySelection: named.length > 0 ? "selected" : installation.repositorySelection,
    account: installation.account,
  };
}

async function requireTarget(client: IntegrationClient, { target, target_id: targetId }: Narrowing) {
  if (target === undefined && targetId === undefined) throw unprocessable("Either target or target_id is required.");
  const accountId = targetId ?? (await findAccountByLogin(target as string))?.id ?? 0;
  const installation = await db.installation.findUnique({
    where: { integrationId_accountId: { integrationId: client.id, accountId } },
    select: {
      id: true,
      accountId: true,
      permissions: true,
      repositorySelection: true,
      suspendedAt: true,
      account: { select: simpleAccount },
    },
  });
  if (!installation) throw notFound();
  if (installation.suspendedAt) throw forbidden("This installation has been suspended");
  return installation;
}

type Target = Awaited<ReturnType<typeof requireTarget>>;

/** The repositories that the token reaches from now on, none that the first one does not. */
async function idsWithin(
  installation: Target,
  { repositories: names = [], repository_ids: ids = [] }: Narrowing,
  already: readonly number[],
): Promise<number[]> {
  const isWithin = (id: number) => already.length === 0 || already.includes(id);
  if (names.length + ids.length === 0) {
    const all = await db.repository.findMany({ where: reachOf(installation), select: { id: true } });
    return all.map(({ id }) => id).filter(isWithin);
  }
  const found = await repositoriesOfInstallation(installation, { names, ids });
  const wanted = new Set([
    ...ids.map(String),
    ...names.map((name) => name.slice(name.lastIndexOf("/") + 1).toLowerCase()),
  ]);
  const reached = new Set(found.flatMap(({ id, name }) => [String(id), name.toLowerCase()]));
  if (![...wanted].every((name) => reached.has(name)) || !found.every(({ id }) => isWithin(id)))
    throw unprocessable(
      "There is at least one repository that does not exist or is not accessible to the parent installation.",
    );
  return found.map(({ id }) => id);
}
