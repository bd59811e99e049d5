import { notFound } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { normaliseScopes, type Scope } from "@/lib/authorization/scopes.ts";
import { permissionsOf } from "@/lib/integrations/stored-permissions.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { type Asked, isAgreedTo } from "./asked.ts";
import { type Client, clientColumn } from "./client.ts";
import { lockAuthorization } from "./lock-authorization.ts";

export type Agreement = {
  authorizationId: number /** What this sign-in was agreed to have. */;
  scopes: readonly Scope[];
};

/**
 * A person agrees to what a client asks: their one authorization of it is made or widened. What was agreed to before
 * stays. Joins a transaction when there is one. Throws 404 when the account or the client ended meanwhile.
 */
export async function agree({
  accountId,
  client,
  asked,
}: {
  accountId: number;
  client: Client;
  asked: Asked;
}): Promise<Agreement> {
  return transaction(async (tx) => {
    const column = clientColumn(client);
    const where = { accountId, ...column };
    // Before the account, as whoever ends either does.
    const held = await tx.authorization.findFirst({ where, select: { id: true } });
    if (held) await lockAuthorization(tx, held.id);
    // One after the other for each person, so that two browsers make one authorization.
    const people = await tx.$queryRaw<unknown[]>`SELECT id FROM "Account" WHERE id = ${accountId} FOR NO KEY UPDATE`;
    if (people.length === 0 || !(await holdClient(tx, client))) throw notFound();
    const found = await tx.authorization.findFirst({ where });
    const before = found && { scopes: normaliseScopes(found.scopes), permissions: permissionsOf(found.permissions) };
    if (found && before && isAgreedTo(asked, before)) return { authorizationId: found.id, scopes: asked.scopes };
    const now = clock.now();
    const data = {
      scopes: normaliseScopes([...(before?.scopes ?? []), ...asked.scopes]),
      permissions: { ...asked.permissions },
      updatedAt: now,
    };
    const { id } = found
      ? await tx.authorization.update({ where: { id: found.id }, data, select: { id: true } })
      : await tx.authorization.create({
          data: { ...data, ...column, accountId, createdAt: now },
          select: { id: true },
        });
    await auditAgreement(tx, { accountId, client, asked, isNew: found === null });
    return { authorizationId: id, scopes: asked.scopes };
  });
}

/** Keeps a client until the transaction ends. False when it has ended. */
async function holdClient(tx: Tx, { kind, id }: Client): Promise<boolean> {
  const rows: unknown[] =
    kind === "integration"
      ? await tx.$queryRaw`SELECT id FROM "Integration" WHERE id = ${id} FOR KEY SHARE`
      : await tx.$queryRaw`SELECT id FROM "OauthApplication" WHERE id = ${id} FOR KEY SHARE`;
  return rows.length === 1;
}

async function auditAgreement(
  tx: Tx,
  { accountId, client, asked, isNew }: { accountId: number; client: Client; asked: Asked; isNew: boolean },
): Promise<void> {
  await recordAudit(tx, {
    action: isNew ? "oauth_authorization.create" : "oauth_authorization.update",
    actorId: accountId,
    accountId,
    ...(client.kind === "integration" && { integrationId: client.id }),
    data: {
      client_id: client.clientId,
      name: client.name,
      ...(client.kind === "integration" ? { permissions: { ...asked.permissions } } : { scopes: [...asked.scopes] }),
    },
  });
}
