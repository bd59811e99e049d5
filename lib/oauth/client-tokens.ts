import { simpleAccount } from "@/lib/accounts/represent.ts";
import { notFound } from "@/lib/api/errors.ts";
import type { ClientGrant, Grant } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, type Reader, type Tx, transaction } from "@/lib/platform/db.ts";
import { generateToken, hashToken, lastEight, PREFIX } from "@/lib/tokens/formats.ts";
import { type Client, findClient } from "./client.ts";
import { endAuthorizationsOfClient } from "./end-authorizations.ts";
import { lockAuthorization } from "./lock-authorization.ts";

/** A person's token of a client, as the client's own API shows it. */
export type ClientToken = NonNullable<Awaited<ReturnType<typeof findIn>>>;

async function findIn(reader: Reader, client: Client, token: string) {
  const now = clock.now();
  return reader.accessToken.findFirst({
    where: {
      hash: hashToken(token),
      ...(client.kind === "integration"
        ? { kind: "USER" as const, integrationId: client.id }
        : { kind: "OAUTH" as const, oauthApplicationId: client.id }),
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
    select: {
      id: true,
      hash: true,
      lastEight: true,
      scopes: true,
      permissions: true,
      repositoryIds: true,
      createdAt: true,
      expiresAt: true,
      authorizationId: true,
      familyId: true,
      accountId: true,
      account: { select: simpleAccount },
    },
  });
}

/** The client of the request, which may ask about its own tokens alone. @throws 404 for another client's address */
export async function requireOwnClient(grant: Grant, clientId: string): Promise<Client> {
  const client = isClient(grant) && grant.clientId === clientId ? await findClient(clientId) : null;
  if (!client) throw notFound();
  return client;
}

const isClient = (grant: Grant): grant is ClientGrant => grant.kind === "client";

/** A live token of the client. @throws 404 for any other */
export async function requireClientToken(client: Client, token: string, reader: Reader = db): Promise<ClientToken> {
  const found = await findIn(reader, client, token);
  if (!found) throw notFound();
  return found;
}

/** Gives the token another value; the one before ends at once. @throws 404 for a token that is not the client's */
export async function resetClientToken(client: Client, token: string): Promise<{ token: ClientToken; value: string }> {
  return withLocked(client, token, async (tx, { id }) => {
    const value = generateToken(client.kind === "integration" ? PREFIX.USER : PREFIX.OAUTH);
    const now = clock.now();
    await tx.accessToken.update({
      where: { id },
      data: { hash: hashToken(value), lastEight: lastEight(value), createdAt: now, lastUsedAt: null },
    });
    return { token: await requireClientToken(client, value, tx), value };
  });
}

/** Ends a token, with what it could be renewed by. @throws 404 for a token that is not the client's */
export async function endClientToken(client: Client, token: string): Promise<void> {
  await withLocked(client, token, async (tx, { id, familyId }) => {
    if (familyId === null) await tx.accessToken.delete({ where: { id } });
    else await tx.tokenFamily.delete({ where: { id: familyId } });
  });
}

/** Ends everything that the token's person agreed to for this client. @throws 404 for a token that is not the client's */
export async function endClientGrant(client: Client, token: string): Promise<void> {
  await withLocked(client, token, async (tx, { id, accountId, authorizationId }) => {
    await endAuthorizationsOfClient(client, { accountId: accountId as number, actorId: null });
    // A token of a world file has no authorization to end with.
    if (authorizationId === null) await tx.accessToken.delete({ where: { id } });
  });
}

/** Under the authorization's lock, so that renewing and ending come one after the other. */
async function withLocked<T>(
  client: Client,
  token: string,
  work: (tx: Tx, found: ClientToken) => Promise<T>,
): Promise<T> {
  return transaction(async (tx) => {
    const { authorizationId } = await requireClientToken(client, token, tx);
    if (authorizationId !== null) await lockAuthorization(tx, authorizationId);
    return work(tx, await requireClientToken(client, token, tx));
  });
}
