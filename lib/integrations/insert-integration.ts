import type { Prisma } from "@/generated/prisma/client.ts";
import { insertBot } from "@/lib/accounts/insert-bot.ts";
import type { Permissions } from "@/lib/authorization/permissions.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { secretBox } from "@/lib/platform/secret-box.ts";
import { hashToken, lastEight } from "@/lib/tokens/formats.ts";
import { generateClientId, hookSecretPlace } from "./identifiers.ts";
import { type PublicHalf, publicKeyFromPem } from "./keys.ts";
import { slugFromName } from "./slug.ts";
import type { Reasons } from "./stored-permissions.ts";

export type CallbackUrl = { url: string; wildcard: boolean };

export type NewIntegration = {
  /** The app id; the next free one unless given. */
  id?: number;
  ownerId: number;
  /** Who registers it; null when nobody in particular does. */
  createdById: number | null;
  name: string;
  /** From the name unless given. */
  slug?: string;
  clientId?: string;
  description?: string | null;
  /** The homepage. */
  url: string;
  callbackUrls?: readonly CallbackUrl[];
  setupUrl?: string | null;
  setupOnUpdate?: boolean;
  requestOauthOnInstall?: boolean;
  expireUserTokens?: boolean;
  deviceFlow?: boolean;
  public?: boolean;
  singleFilePaths?: readonly string[];
  webhook?: {
    active: boolean;
    url: string | null;
    secret?: string | null;
    contentType?: "json" | "form";
    insecureSsl?: boolean;
  };
  /** With `metadata` where it is implied: nothing is added here. */
  permissions: Permissions;
  events: readonly string[];
  /** Why each permission is asked for. */
  reasons?: Reasons;
  /** Private or public keys in PEM; the public half alone is kept. */
  keys?: readonly string[];
  clientSecrets?: readonly string[];
};

export type InsertedIntegration = {
  id: number;
  slug: string;
  clientId: string;
  botId: number;
  hookId: number;
};

/**
 * The rows of a registration alone, with no check, event or audit entry: the bot account, the integration, its first
 * version, its hook, keys and secrets.
 * @throws {import("./keys.ts").KeyProblem} for a key that is none.
 */
export async function insertIntegration(tx: Tx, given: NewIntegration): Promise<InsertedIntegration> {
  const now = clock.now();
  const slug = given.slug ?? slugFromName(given.name);
  const bot = await insertBot(tx, { slug, name: given.name });
  const { id, clientId } = await tx.integration.create({
    data: {
      ...(given.id !== undefined && { id: given.id }),
      ownerId: given.ownerId,
      botId: bot.id,
      name: given.name,
      slug,
      clientId: given.clientId ?? generateClientId(),
      description: given.description ?? null,
      url: given.url,
      public: given.public ?? false,
      setupUrl: given.setupUrl ?? null,
      setupOnUpdate: given.setupOnUpdate ?? false,
      requestOauthOnInstall: given.requestOauthOnInstall ?? false,
      expireUserTokens: given.expireUserTokens ?? true,
      deviceFlow: given.deviceFlow ?? false,
      singleFilePaths: [...(given.singleFilePaths ?? [])],
      createdAt: now,
      updatedAt: now,
      callbackUrls: { create: callbackRows(given.callbackUrls ?? []) },
      versions: {
        create: {
          number: 1,
          permissions: { ...given.permissions } as Prisma.InputJsonObject,
          events: [...given.events],
          reasons: { ...given.reasons },
          createdById: given.createdById,
          createdAt: now,
        },
      },
      keys: {
        create: (given.keys ?? []).map((pem) => keyRow(publicKeyFromPem(pem), given.createdById)),
      },
      clientSecrets: {
        create: (given.clientSecrets ?? []).map((secret) => clientSecretRow(secret, given.createdById)),
      },
    },
    select: { id: true, clientId: true },
  });
  if (given.id !== undefined) await skipTakenIds(tx);
  const hookId = await insertHook(tx, { integrationId: id, webhook: given.webhook });
  return { id, slug, clientId, botId: bot.id, hookId };
}

/** Callback URLs with their order, the first being where a flow without redirect_uri ends. */
export const callbackRows = (callbackUrls: readonly CallbackUrl[]) =>
  callbackUrls.map(({ url, wildcard }, position) => ({ position, url, wildcard }));

export const keyRow = ({ publicKey, fingerprint }: PublicHalf, createdById: number | null) => ({
  publicKey,
  fingerprint,
  createdById,
  createdAt: clock.now(),
});

export const clientSecretRow = (secret: string, createdById: number | null) => ({
  hash: hashToken(secret),
  lastEight: lastEight(secret),
  createdById,
  createdAt: clock.now(),
});

async function insertHook(
  tx: Tx,
  { integrationId, webhook }: { integrationId: number; webhook: NewIntegration["webhook"] },
): Promise<number> {
  const now = clock.now();
  const { id } = await tx.hook.create({
    data: {
      integrationId,
      active: webhook?.active ?? false,
      url: webhook?.url ?? null,
      contentType: webhook?.contentType ?? "json",
      insecureSsl: webhook?.insecureSsl ?? false,
      createdAt: now,
      updatedAt: now,
    },
    select: { id: true },
  });
  if (webhook?.secret) await sealHookSecret(tx, id, webhook.secret);
  return id;
}

/** Stores a hook's secret sealed for its row, which must exist for its id to be known; null takes it away. */
export async function sealHookSecret(tx: Tx, hookId: number, secret: string | null): Promise<void> {
  const sealedSecret = secret === null ? null : secretBox().seal(secret, hookSecretPlace(hookId));
  await tx.hook.update({ where: { id: hookId }, data: { sealedSecret } });
}

/** After a row with a chosen id the sequence goes on behind the highest, or a later registration would run into it. */
async function skipTakenIds(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT setval(pg_get_serial_sequence('"Integration"', 'id'), (SELECT max(id) FROM "Integration"))`;
}
