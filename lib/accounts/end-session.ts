import { notFound } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Signs out here: ends the session that the request came with. Ending it twice changes nothing. */
export async function signOut({ viewerId, sessionId }: { viewerId: number; sessionId: string }): Promise<void> {
  await transaction(async (tx) => {
    if ((await revoke(tx, { accountId: viewerId, id: sessionId })) > 0)
      await recordAudit(tx, { action: "user.logout", actorId: viewerId, accountId: viewerId });
  });
}

/** Signs out another browser of the same person.
 *  @throws 404 when the person has no such live session */
export async function endSession({ viewerId, sessionId }: { viewerId: number; sessionId: string }): Promise<void> {
  if (!UUID.test(sessionId)) throw notFound();
  await transaction(async (tx) => {
    if ((await revoke(tx, { accountId: viewerId, id: sessionId })) === 0) throw notFound();
    await recordAudit(tx, { action: "user.session_revoked", actorId: viewerId, accountId: viewerId });
  });
}

/** Signs out everywhere but here; answers how many sessions that ended. */
export async function endOtherSessions({
  viewerId,
  sessionId,
}: {
  viewerId: number;
  sessionId: string;
}): Promise<number> {
  return transaction(async (tx) => {
    const ended = await revoke(tx, { accountId: viewerId, id: { not: sessionId } });
    if (ended > 0)
      await recordAudit(tx, {
        action: "user.session_revoked",
        actorId: viewerId,
        accountId: viewerId,
        data: { sessions: ended },
      });
    return ended;
  });
}

/** Signs a person out everywhere, as a part of something else. */
export async function endEverySession(tx: Tx, accountId: number): Promise<void> {
  await revoke(tx, { accountId });
}

async function revoke(tx: Tx, which: { accountId: number; id?: string | { not: string } }): Promise<number> {
  const now = clock.now();
  const { count } = await tx.session.updateMany({
    where: { ...which, revokedAt: null, expiresAt: { gt: now } },
    data: { revokedAt: now },
  });
  return count;
}
