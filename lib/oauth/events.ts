import type { Prisma } from "@/generated/prisma/client.ts";
import { representSimpleUser, simpleAccount } from "@/lib/accounts/represent.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { recordEvent } from "@/lib/webhooks/record-event.ts";

/** `github_app_authorization`: a person's authorization has ended. It goes to the integration, subscribed or not. */
export async function recordAuthorizationRevoked(
  tx: Tx,
  { integrationId, accountId }: { integrationId: number; accountId: number },
): Promise<void> {
  const sender = await tx.account.findUnique({ where: { id: accountId }, select: simpleAccount });
  await recordEvent(tx, {
    name: "github_app_authorization",
    action: "revoked",
    integrationId,
    payload: { action: "revoked", sender: representSimpleUser(sender) } as unknown as Prisma.InputJsonObject,
  });
}
