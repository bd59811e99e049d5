import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { lockIntegration } from "./lock-integration.ts";
import { changedFields, recordChange, requireUnchangedSince } from "./revisions.ts";
import { type FeaturesInput, featuresSchema } from "./schemas.ts";
import { refuseField, validated } from "./validated.ts";

/**
 * Switches optional features on and off. Tokens that were issued before keep or lack their expiry as they are. Throws
 * 422 when authorization during installation would have nowhere to end, and 409 when somebody changed one of them since
 * the revision `seen`.
 */
export async function changeFeatures({
  actor,
  integrationId,
  input,
  seen,
}: {
  actor: Actor;
  integrationId: number;
  input: FeaturesInput;
  seen?: number | undefined;
}): Promise<void> {
  const given = validated(featuresSchema, input);
  await transaction(async (tx) => {
    const integration = await lockIntegration(tx, { integrationId, actor });
    const { callbackUrls, setupUrl } = integration;
    const current = {
      expire_user_tokens: integration.expireUserTokens,
      request_oauth_on_install: integration.requestOauthOnInstall,
      device_flow: integration.deviceFlow,
      install_receipts: integration.installReceipts,
    };
    await requireUnchangedSince(tx, { integration, actor, seen, current });
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
    await recordChange(tx, { integration, actor, fields: changedFields(current, given), data: given });
  });
}
