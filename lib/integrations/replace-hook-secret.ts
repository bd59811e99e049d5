import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { sealHookSecret } from "./insert-integration.ts";

/** How long both secrets sign when the former one is kept. */
const SECRET_OVERLAP_MS = 24 * 3600_000;

/**
 * Gives a webhook another secret, or none. With `keepFormer` a signature by the one that is replaced is sent beside the
 * new one's for a day, so that receivers can change over without refusing anything.
 */
export async function replaceHookSecret(
  tx: Tx,
  before: { id: number; sealedSecret: string | null },
  { secret, keepFormer }: { secret: string | null; keepFormer: boolean },
): Promise<void> {
  const keeps = keepFormer && secret !== null && before.sealedSecret !== null;
  await sealHookSecret(tx, before.id, secret);
  await tx.hook.update({
    where: { id: before.id },
    data: {
      formerSealedSecret: keeps ? before.sealedSecret : null,
      formerSecretUntil: keeps ? new Date(clock.now().getTime() + SECRET_OVERLAP_MS) : null,
    },
  });
}
