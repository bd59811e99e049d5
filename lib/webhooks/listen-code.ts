import { badCredentials, notFound } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { includes, managedBy } from "@/lib/integrations/managers.ts";
import { findHookOf } from "@/lib/integrations/queries.ts";
import { clock } from "@/lib/platform/clock.ts";
import { randomBase62 } from "@/lib/platform/crypto.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { hashToken } from "@/lib/tokens/formats.ts";
import { keepForListener, LISTENS_FOR_MS } from "./listener.ts";

/** For the way from the page to a terminal, on another machine too. */
export const CODE_LASTS_MS = 10 * 60_000;
/** 30 letters and digits carry 178 bits. */
const RANDOM_LENGTH = 30;
/** So that whoever finds one knows what it is; neither is a token of the wire format. */
const CODE_PREFIX = "mlc_";
const TOKEN_PREFIX = "mlt_";

/** The one answer to codes and tokens that are none, or no more: nobody learns which. */
const ended = badCredentials;

/** Makes a code by which a program listens to the integration's webhook, once and within ten minutes. */
export async function createListenCode({
  integrationId,
  accountId,
}: {
  integrationId: number;
  /** Who asks for it, and may manage the integration. */
  accountId: number;
}): Promise<{ code: string; expiresAt: Date }> {
  const now = clock.now();
  const code = `${CODE_PREFIX}${randomBase62(RANDOM_LENGTH)}`;
  const expiresAt = new Date(now.getTime() + CODE_LASTS_MS);
  await transaction(async (tx) => {
    const { ownerId } = await tx.integration.findUniqueOrThrow({ where: { id: integrationId } });
    const { id: hookId } = await findHookOf(integrationId, tx);
    await tx.hookListener.deleteMany({ where: { hookId, expiresAt: { lte: now } } });
    await tx.hookListener.create({ data: { hash: hashToken(code), hookId, accountId, createdAt: now, expiresAt } });
    const about = { actorId: accountId, accountId: ownerId, integrationId };
    await recordAudit(tx, { ...about, action: "integration.generate_listen_code" });
  });
  return { code, expiresAt };
}

/**
 * Exchanges a code for what the program listens with from now on; deliveries are kept for it from this moment. Throws
 * 404 for a code that is none, was taken or is older than ten minutes, 401 when whoever made it no longer manages the
 * integration.
 */
export async function takeListenCode(
  code: string,
): Promise<{ token: string; integration: { id: number; slug: string } }> {
  const now = clock.now();
  const token = `${TOKEN_PREFIX}${randomBase62(RANDOM_LENGTH)}`;
  const expiresAt = new Date(now.getTime() + LISTENS_FOR_MS);
  // One statement, so that of two who come at once one finds nothing.
  const [taken] = await db.hookListener.updateManyAndReturn({
    where: { hash: hashToken(code), takenAt: null, expiresAt: { gt: now } },
    data: { hash: hashToken(token), takenAt: now, expiresAt },
  });
  if (!taken) throw notFound();
  const { hookId, integration } = await requireListener(token);
  await keepForListener(hookId);
  return { token, integration };
}

/**
 * Whose webhook a program listens to. Throws 401 when that ended: nothing was asked for three days, listening was
 * stopped on the page, or whoever made the code no longer manages the integration.
 */
export async function requireListener(
  token: string,
): Promise<{ hookId: number; integration: { id: number; slug: string } }> {
  const now = clock.now();
  const listener = await db.hookListener.findFirst({
    where: { hash: hashToken(token), takenAt: { not: null }, expiresAt: { gt: now } },
    select: {
      id: true,
      hookId: true,
      accountId: true,
      hook: { select: { integration: { select: { id: true, slug: true, ownerId: true, suspendedAt: true } } } },
    },
  });
  const integration = listener?.hook.integration;
  if (!listener || !integration || integration.suspendedAt) throw ended();
  const { id, slug, ownerId } = integration;
  if (!includes(await managedBy({ userId: listener.accountId, ownerId }), id)) throw ended();
  return { hookId: listener.hookId, integration: { id, slug } };
}

/** Has a program go on listening for as long as deliveries are kept for it. */
export async function goOnListening(token: string): Promise<void> {
  const expiresAt = new Date(clock.now().getTime() + LISTENS_FOR_MS);
  await db.hookListener.updateMany({ where: { hash: hashToken(token), takenAt: { not: null } }, data: { expiresAt } });
}
