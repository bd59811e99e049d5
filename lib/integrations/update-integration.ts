import { botLogin } from "@/lib/accounts/rules.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction, violatedUniqueIndex } from "@/lib/platform/db.ts";
import { callbackRows } from "./insert-integration.ts";
import { lockIntegration } from "./lock-integration.ts";
import type { IntegrationDetails } from "./queries.ts";
import { isNameIndex } from "./register-integration.ts";
import { nameTaken, requireFreeName } from "./require-free-name.ts";
import { integrationCallbacks, requireSecureCallbacks, requireSecureUrls } from "./require-secure-urls.ts";
import { changedFields, type FieldValues, recordChange, requireUnchangedSince } from "./revisions.ts";
import { type GeneralInput, generalSchema } from "./schemas.ts";
import { validated } from "./validated.ts";

/**
 * Changes the general fields. A new name gives a new slug, and with it a new address and login of the bot.
 * `seen` is the revision that the actor saw: 409 when somebody changed one of these fields since.
 */
export async function updateIntegration({
  actor,
  integrationId,
  input,
  seen,
}: {
  actor: Actor;
  integrationId: number;
  input: GeneralInput;
  seen?: number | undefined;
}): Promise<{ slug: string }> {
  try {
    return await transaction(async (tx) => {
      const before = await lockIntegration(tx, { integrationId, actor });
      const given = validated(generalSchema, { ...input, request_oauth_on_install: before.requestOauthOnInstall });
      requireSecureUrls({ url: given.url, setup_url: given.setup_url });
      requireSecureCallbacks(integrationCallbacks(given.callback_urls), integrationCallbacks(before.callbackUrls));
      const current = valuesOf(before);
      await requireUnchangedSince(tx, { integration: before, actor, seen, current });
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
      const { name, description, url, callback_urls, setup_url, setup_on_update } = given;
      await recordChange(tx, {
        integration: before,
        actor,
        fields: changedFields(current, { name, description, url, callback_urls, setup_url, setup_on_update }),
        data: { name, ...(name !== before.name && { name_was: before.name }) },
      });
      return { slug };
    });
  } catch (error) {
    throw isNameIndex(violatedUniqueIndex(error)) ? nameTaken() : error;
  }
}

/** What stands in the form's fields. */
const valuesOf = (row: IntegrationDetails): FieldValues => ({
  name: row.name,
  description: row.description,
  url: row.url,
  callback_urls: row.callbackUrls,
  setup_url: row.setupUrl,
  setup_on_update: row.setupOnUpdate,
});
