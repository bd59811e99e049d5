import { randomBytes } from "node:crypto";
import { insertInstallation } from "@/lib/installations/insert-installation.ts";
import { insertIntegration } from "@/lib/integrations/insert-integration.ts";
import { reasonsFor } from "@/lib/integrations/rules.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { hashToken, lastEight } from "@/lib/tokens/formats.ts";
import type { PreparedIntegration } from "./check-world.ts";
import { type ByName, continueSequence } from "./ids.ts";
import { fullName } from "./names.ts";
import type { World, WorldIntegration } from "./schema.ts";

type Context = { world: World; prepared: readonly PreparedIntegration[]; accounts: ByName; repositories: ByName };

/** OAuth applications, integrations and where they are installed. */
export async function insertIntegrations(tx: Tx, context: Context): Promise<void> {
  const { world, prepared, accounts } = context;
  for (const application of world.oauth_apps) await insertOauthApplication(tx, application, accounts);
  const installations: Installed[] = [];
  const together = world.integrations.map((integration, index) => ({
    integration,
    prepared: prepared[index] as PreparedIntegration,
  }));
  for (const one of chosenIdsFirst(together, ({ integration }) => integration.id)) {
    const integrationId = await insertOne(tx, { ...one, accounts });
    installations.push(
      ...one.integration.installations.map((installation) => ({ ...one, integrationId, installation })),
    );
  }
  await insertInstallations(tx, installations, context);
}

type Installed = {
  integrationId: number;
  integration: WorldIntegration;
  prepared: PreparedIntegration;
  installation: WorldIntegration["installations"][number];
};

/** The rest then get ids behind the chosen ones. */
const chosenIdsFirst = <Item>(items: readonly Item[], idOf: (item: Item) => number | undefined): Item[] =>
  items.toSorted((a, b) => Number(idOf(a) === undefined) - Number(idOf(b) === undefined));

async function insertInstallations(
  tx: Tx,
  installations: readonly Installed[],
  { accounts, repositories }: Context,
): Promise<void> {
  let hasChosenIds = false;
  for (const one of chosenIdsFirst(installations, ({ installation }) => installation.id)) {
    const { integrationId, integration, prepared, installation } = one;
    const { id, account, repositories: selected } = installation;
    if (id === undefined && hasChosenIds) await continueSequence(tx, "Installation");
    hasChosenIds = id !== undefined;
    await insertInstallation(tx, {
      ...(id !== undefined && { id }),
      integrationId,
      accountId: accounts.of(account),
      version: { number: 1, permissions: prepared.permissions, events: eventsOf(integration) },
      repositorySelection: selected === "all" ? "all" : "selected",
      repositoryIds: selected === "all" ? [] : selected.map((name) => repositories.of(fullName(account, name))),
      installerId: null,
    });
  }
  if (hasChosenIds) await continueSequence(tx, "Installation");
}

const eventsOf = ({ events }: WorldIntegration): string[] => [...new Set(events)];

async function insertOne(
  tx: Tx,
  {
    integration,
    prepared,
    accounts,
  }: { integration: WorldIntegration; prepared: PreparedIntegration; accounts: ByName },
): Promise<number> {
  const { webhook } = integration;
  const { id } = await insertIntegration(tx, {
    ...(integration.id !== undefined && { id: integration.id }),
    ...(integration.client_id !== undefined && { clientId: integration.client_id }),
    ownerId: accounts.of(integration.owner),
    createdById: null,
    name: integration.name,
    description: integration.description || null,
    url: integration.url,
    callbackUrls: integration.callback_urls.map((entry) =>
      typeof entry === "string" ? { url: entry.trim(), wildcard: false } : { ...entry, url: entry.url.trim() },
    ),
    setupUrl: integration.setup_url?.trim() || null,
    setupOnUpdate: integration.setup_on_update,
    requestOauthOnInstall: integration.request_oauth_on_install,
    expireUserTokens: integration.expire_user_tokens,
    deviceFlow: integration.device_flow,
    public: integration.public,
    singleFilePaths: [...new Set(integration.single_file_paths)],
    ...(webhook && {
      webhook: {
        active: webhook.active,
        url: webhook.url?.trim() || null,
        secret: webhook.secret || null,
        contentType: webhook.content_type,
        insecureSsl: webhook.insecure_ssl,
      },
    }),
    permissions: prepared.permissions,
    reasons: reasonsFor(prepared.permissions, integration.reasons),
    events: eventsOf(integration),
    keys: prepared.keys,
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
