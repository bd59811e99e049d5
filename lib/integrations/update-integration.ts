import { botLogin } from "@/lib/accounts/rules.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction, violatedUniqueIndex } from "@/lib/platform/db.ts";
import { callbackRows } from "./insert-integration.ts";
import { lockIntegration } from "./lock-integration.ts";
import { isNameIndex } from "./register-integration.ts";
import { nameTaken, requireFreeName } from "./require-free-name.ts";
import { requireSecureUrls } from "./require-secure-urls.ts";
import { type GeneralInput, generalSchema } from "./schemas.ts";
import { refuseField, validated } from "./validated.ts";

/**
 * Changes the general fields. A new name gives a new slug, and with it a new address and login of the bot.
 * `seenAt` is when the registration was last changed as the actor saw it: 422 when somebody changed it since.
 */
export async function updateIntegration({
  actor,
  integrationId,
  input,
  seenAt,
}: {
  actor: Actor;
  integrationId: number;
  input: GeneralInput;
  seenAt?: Date;
}): Promise<{ slug: string }> {
  try {
    return await transaction(async (tx) => {
      const before = await lockIntegration(tx, { integrationId, actor });
      const given = validated(generalSchema, { ...input, request_oauth_on_install: before.requestOauthOnInstall });
      requireSecureUrls({ url: given.url, setup_url: given.setup_url });
      if (seenAt && seenAt < before.updatedAt) throw changedSince();
      const { ownerId } = before;
      const slug = await requireFreeName(tx, { name: given.name, ownerId, actorId: actor.accountId, integrationId });
      const now = clock.now();
      await tx.integration.update({
        where: { id: integrationId },
        data: {
          name: given.name,
          slug,
          description: given.description,
          url: given.url,
          setupUrl: given.setup_url,
          setupOnUpdate: given.setup_on_update,
          updatedAt: now,
          callbackUrls: { deleteMany: {}, create: callbackRows(given.callback_urls) },
        },
      });
      if (slug !== before.slug || given.name !== before.name)
        await tx.account.update({
          where: { id: before.botId },
          data: { login: botLogin(slug), name: given.name, updatedAt: now },
        });
      await recordAudit(tx, {
        action: "integration.update",
        actorId: actor.accountId,
        accountId: ownerId,
        integrationId,
        data: { name: given.name, ...(given.name !== before.name && { name_was: before.name }) },
      });
      return { slug };
    });
  } catch (error) {
    throw isNameIndex(violatedUniqueIndex(error)) ? nameTaken() : error;
  }
}

/** For forms that two people may have open at once: nobody's change is overwritten unseen. */
export const changedSince = () =>
  refuseField(
    "",
    "Somebody else changed this integration since you opened the page. Reload it to see what is new; your own changes were not saved.",
  );
