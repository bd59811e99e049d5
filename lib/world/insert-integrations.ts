import { randomBytes } from "node:crypto";
import { insertInstallation } from "@/lib/installations/insert-installation.ts";
import { insertIntegration } from "@/lib/integrations/insert-integration.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { hashToken, lastEight } from "@/lib/tokens/formats.ts";
import { fullName, type Prepared } from "./check-references.ts";
import { type ByName, continueSequence } from "./ids.ts";
import type { World, WorldIntegration } from "./schema.ts";

type Context = { world: World; prepared: Prepared; accounts: ByName; repositories: ByName };

/** OAuth applications, integrations and where they are installed. */
export async function insertIntegrations(tx: Tx, { world, prepared, accounts, repositories }: Context): Promise<void> {
  for (const application of world.oauth_apps) await insertOauthApplication(tx, application, accounts);
  const inOrder = [...world.integrations.entries()].toSorted(
    ([, a], [, b]) => Number(a.id === undefined) - Number(b.id === undefined),
  );
  const installations: { integrationId: number; integration: WorldIntegration; index: number }[] = [];
  for (const [index, integration] of inOrder) {
    const integrationId = await insertOne(tx, { integration, prepared: prepared.integrations[index], accounts });
    installations.push({ integrationId, integration, index });
  }
  const rows = installations.flatMap(({ integrationId, integration, index }) =>
    integration.installations.map((installation) => ({ integrationId, integration, index, installation })),
  );
  rows.sort((a, b) => Number(a.installation.id === undefined) - Number(b.installation.id === undefined));
  for (const { integrationId, integration, index, installation } of rows) {
    const all = installation.repositories === "all";
    const names = installation.repositories === "all" ? [] : installation.repositories;
    await insertInstallation(tx, {
      ...(installation.id !== undefined && { id: installation.id }),
      integrationId,
      accountId: accounts.of(installation.account),
      version: { number: 1, permissions: prepared.integrations[index]?.permissions ?? {}, events: integration.events },
      repositorySelection: all ? "all" : "selected",
      repositoryIds: names.map((name) => repositories.of(fullName(installation.account, name))),
      installerId: null,
    });
    if (installation.id !== undefined) await continueSequence(tx, "Installation");
  }
}

async function insertOne(
  tx: Tx,
  {
    integration,
    prepared,
    accounts,
  }: { integration: WorldIntegration; prepared: Prepared["integrations"][number] | undefined; accounts: ByName },
): Promise<number> {
  const { webhook } = integration;
  const { id } = await insertIntegration(tx, {
    ...(integration.id !== undefined && { id: integration.id }),
    ...(integration.client_id !== undefined && { clientId: integration.client_id }),
    ownerId: accounts.of(integration.owner),
    createdById: null,
    name: integration.name,
    description: integration.description ?? null,
    url: integration.url,
    callbackUrls: integration.callback_urls,
    setupUrl: integration.setup_url ?? null,
    setupOnUpdate: integration.setup_on_update,
    requestOauthOnInstall: integration.request_oauth_on_install,
    expireUserTokens: integration.expire_user_tokens,
    deviceFlow: integration.device_flow,
    public: integration.public,
    singleFilePaths: integration.single_file_paths,
    ...(webhook && {
      webhook: {
        active: webhook.active,
        url: webhook.url ?? null,
        secret: webhook.secret ?? null,
        contentType: webhook.content_type,
        insecureSsl: webhook.insecure_ssl,
      },
    }),
    permissions: prepared?.permissions ?? {},
    events: integration.events,
    keys: prepared?.keys ?? [],
    clientSecrets: integration.client_secret === undefined ? [] : [integration.client_secret],
  });
  return id;
}

const CLIENT_ID_BYTES = 10;

async function insertOauthApplication(
  tx: Tx,
  application: World["oauth_apps"][number],
  accounts: ByName,
): Promise<void> {
  const now = clock.now();
  const { client_secret: secret } = application;
  await tx.oauthApplication.create({
    data: {
      ownerId: accounts.of(application.owner),
      name: application.name,
      url: application.url ?? "http://localhost",
      description: application.description ?? null,
      clientId: application.client_id ?? randomBytes(CLIENT_ID_BYTES).toString("hex"),
      callbackUrls: application.callback_urls,
      deviceFlow: application.device_flow,
      createdAt: now,
      updatedAt: now,
      ...(secret !== undefined && {
        clientSecrets: { create: { hash: hashToken(secret), lastEight: lastEight(secret), createdAt: now } },
      }),
    },
  });
}
