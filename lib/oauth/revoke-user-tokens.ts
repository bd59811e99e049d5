import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { lockIntegration } from "@/lib/integrations/lock-integration.ts";
import { transaction } from "@/lib/platform/db.ts";
import { endAuthorizationsOfClient } from "./end-authorizations.ts";

/** Ends what everybody agreed to, with every token of a person that the integration holds; each of them has to
 *  authorize it again. The integration is told of each. Returns how many people there were. */
export async function revokeUserTokens({
  actor,
  integrationId,
}: {
  actor: Actor;
  integrationId: number;
}): Promise<number> {
  return transaction(async (tx) => {
    const { ownerId } = await lockIntegration(tx, { integrationId, actor });
    const ended = await endAuthorizationsOfClient(
      { kind: "integration", id: integrationId },
      { actorId: actor.accountId },
    );
    await tx.accessToken.deleteMany({ where: { integrationId, kind: "USER" } });
    await recordAudit(tx, {
      action: "integration.revoke_all_tokens",
      actorId: actor.accountId,
      accountId: ownerId,
      integrationId,
      data: { people: ended },
    });
    return ended;
  });
}
