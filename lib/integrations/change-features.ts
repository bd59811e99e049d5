import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { lockIntegration } from "./lock-integration.ts";
import { type FeaturesInput, featuresSchema } from "./schemas.ts";
import { refuseField, validated } from "./validated.ts";

/**
 * Switches optional features on and off. Tokens that were issued before keep or lack their expiry as they are. Throws
 * 422 when authorization during installation would have nowhere to end.
 */
export async function changeFeatures({
  actor,
  integrationId,
  input,
}: {
  actor: Actor;
  integrationId: number;
  input: FeaturesInput;
}): Promise<void> {
  const given = validated(featuresSchema, input);
  await transaction(async (tx) => {
    const { ownerId, callbackUrls, setupUrl } = await lockIntegration(tx, { integrationId, actor });
    if (given.request_oauth_on_install && callbackUrls.length === 0)
      throw refuseField(
        "request_oauth_on_install",
        "Add a callback URL on the General tab first: authorization during installation ends there.",
      );
    if (given.request_oauth_on_install && setupUrl !== null)
      throw refuseField(
        "request_oauth_on_install",
        "Clear the setup URL on the General tab first: people are then sent to the first callback URL.",
      );
    await tx.integration.update({
      where: { id: integrationId },
      data: {
        expireUserTokens: given.expire_user_tokens,
        requestOauthOnInstall: given.request_oauth_on_install,
        deviceFlow: given.device_flow,
        installReceipts: given.install_receipts,
        updatedAt: clock.now(),
      },
    });
    await recordAudit(tx, {
      action: "integration.update",
      actorId: actor.accountId,
      accountId: ownerId,
      integrationId,
      data: given,
    });
  });
}
