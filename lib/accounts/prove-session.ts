import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";

/** Notes that the person behind a session has just shown who they are. */
export async function proveSession(tx: Tx, sessionId: string): Promise<void> {
  await tx.session.update({ where: { id: sessionId }, data: { provenAt: clock.now() } });
}
