import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { type Tx, transaction, violatedUniqueIndex } from "@/lib/platform/db.ts";
import { recordPing } from "@/lib/webhooks/record-ping.ts";
import { type InsertedIntegration, insertIntegration } from "./insert-integration.ts";
import { INTEGRATIONS_PER_ACCOUNT_MAX } from "./limits.ts";
import { findHookOf } from "./queries.ts";
import { nameTaken, requireFreeName } from "./require-free-name.ts";
import { requireRegistrar } from "./require-registrar.ts";
import { integrationCallbacks, requireSecureCallbacks, requireSecureUrls } from "./require-secure-urls.ts";
import { reasonsFor } from "./rules.ts";
import { type RegistrationInput, registrationSchema } from "./schemas.ts";
import { refuseField, validated } from "./validated.ts";

/**
 * Registers an integration for the actor's own account, or an organization that they own or manage all integrations of. Throws 404 and 403 for other
 * accounts, and 422 with every mistake in what was sent.
 */
export async function registerIntegration({
  actor,
  ownerId,
  input,
}: {
  actor: Actor;
  ownerId: number;
  input: RegistrationInput;
}): Promise<InsertedIntegration> {
  await requireRegistrar(actor.accountId, ownerId);
  const given = validated(registrationSchema, input);
  requireSecureUrls({ url: given.url, setup_url: given.setup_url, webhook_url: given.webhook_url });
  requireSecureCallbacks(integrationCallbacks(given.callback_urls));
  try {
    return await transaction(async (tx) => {
      await requireRoomForOneMore(tx, ownerId);
      const slug = await requireFreeName(tx, { name: given.name, ownerId, actorId: actor.accountId });
      const inserted = await insertIntegration(tx, {
        ownerId,
        createdById: actor.accountId,
        name: given.name,
        slug,
        description: given.description,
        url: given.url,
        callbackUrls: given.callback_urls,
        setupUrl: given.setup_url,
        setupOnUpdate: given.setup_on_update,
        requestOauthOnInstall: given.request_oauth_on_install,
        expireUserTokens: given.expire_user_tokens,
        deviceFlow: given.device_flow,
        public: given.public,
        singleFilePaths: given.single_file_paths,
        webhook: {
          active: given.webhook_active,
          url: given.webhook_url,
          secret: given.webhook_secret,
          contentType: given.webhook_content_type,
          insecureSsl: given.webhook_insecure_ssl,
        },
        permissions: given.permissions,
        events: given.events,
        reasons: reasonsFor(given.permissions, given.reasons),
      });
      await recordAudit(tx, {
        action: "integration.create",
        actorId: actor.accountId,
        accountId: ownerId,
        integrationId: inserted.id,
        data: { name: given.name, slug },
      });
      const hook = await findHookOf(inserted.id, tx);
      await recordPing(tx, { integration: { id: inserted.id, events: given.events }, hook });
      return inserted;
    });
  } catch (error) {
    throw isNameIndex(violatedUniqueIndex(error)) ? nameTaken() : error;
  }
}

/** The account's row is held, so that two registrations at once do not both take the last place. */
async function requireRoomForOneMore(tx: Tx, ownerId: number): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Account" WHERE id = ${ownerId} FOR UPDATE`;
  if ((await tx.integration.count({ where: { ownerId } })) < INTEGRATIONS_PER_ACCOUNT_MAX) return;
  throw refuseField(
    "",
    `An account can register ${INTEGRATIONS_PER_ACCOUNT_MAX} integrations. Delete one that is no longer needed.`,
  );
}

/** The indexes that a name runs into: the integration's name and slug, and its bot's login. */
export const isNameIndex = (index: string | null): boolean => index !== null && /name|slug|login/.test(index);
