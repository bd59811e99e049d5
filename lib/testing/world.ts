import { inject } from "vitest";
import { loadWorldData } from "@/lib/world/load.ts";
import type { WorldInput } from "@/lib/world/schema.ts";
import { call, signJwt } from "./api-client.ts";
import type { KeyPair } from "./key-pairs.ts";

/** Classic tokens of the people in the test world, with every scope that matters. */
export const TOKENS = {
  mona: "ghp_monaMonaMonaMonaMonaMonaMonaMona0001",
  hubot: "ghp_hubotHubotHubotHubotHubotHubotHu0002",
  lisa: "ghp_lisaLisaLisaLisaLisaLisaLisaLisa0003",
} as const;

export const INTEGRATION = {
  id: 1001,
  slug: "ci-bot",
  clientId: "Iv1.0123456789abcdef",
  clientSecret: "fedcba9876543210fedcba9876543210fedcba98",
  webhookSecret: "s3cret",
  callbackUrl: "http://localhost:9999/callback",
} as const;
/** Another tenant: installed on mona's account, on nothing of acme. */
const OTHER_INTEGRATION = { id: 1002, slug: "other-bot" } as const;
export const INSTALLATION_ID = 5001;
export const OTHER_INSTALLATION_ID = 5002;

const keyOf = (index: 0 | 1) => inject("keyPairs")[index] as KeyPair;

const SCOPES = ["repo", "admin:org", "user", "delete_repo", "workflow", "admin:repo_hook", "admin:org_hook"];
const ALL_INTERESTING = {
  administration: "write",
  checks: "write",
  contents: "write",
  deployments: "write",
  issues: "write",
  members: "write",
  organization_administration: "write",
  organization_hooks: "write",
  pull_requests: "write",
  repository_hooks: "write",
  statuses: "write",
};

/** A fixed world: what generated tests rely on. `hookUrl` is where both integrations' webhooks go. */
export function testWorld({ hookUrl }: { hookUrl?: string } = {}): WorldInput {
  return {
    users: [
      { login: "mona", site_admin: true, tokens: [{ token: TOKENS.mona, scopes: SCOPES }] },
      { login: "hubot", tokens: [{ token: TOKENS.hubot, scopes: SCOPES }] },
      { login: "lisa", tokens: [{ token: TOKENS.lisa, scopes: SCOPES }] },
    ],
    organizations: [
      {
        login: "acme",
        members: { mona: "admin", hubot: "member" },
        teams: [{ name: "Core", members: ["hubot"], repositories: { widgets: "push" } }],
      },
    ],
    repositories: [
      {
        name: "acme/widgets",
        private: true,
        files: { "README.md": "# Widgets\n", "src/index.ts": "export const widgets = 1;\n" },
        labels: [{ name: "bug", color: "d73a4a" }],
        issues: [
          {
            title: "It broke",
            body: "Badly",
            author: "hubot",
            labels: ["bug"],
            comments: [{ author: "mona", body: "Since when?" }],
          },
        ],
      },
      { name: "acme/gadgets", private: true, issues: [{ title: "Hidden", author: "mona" }] },
      { name: "acme/open", issues: [{ title: "For everybody", author: "mona" }] },
      { name: "mona/dotfiles", private: true },
    ],
    integrations: [
      {
        name: "CI Bot",
        id: INTEGRATION.id,
        owner: "acme",
        client_id: INTEGRATION.clientId,
        client_secret: INTEGRATION.clientSecret,
        public_key: keyOf(0).publicKey,
        ...(hookUrl && { webhook: { url: hookUrl, secret: INTEGRATION.webhookSecret } }),
        permissions: ALL_INTERESTING,
        events: ["issues", "push", "status", "deployment"],
        callback_urls: [INTEGRATION.callbackUrl, { url: "https://ci.example.test/auth", wildcard: true }],
        public: true,
        installations: [{ id: INSTALLATION_ID, account: "acme", repositories: ["widgets"] }],
      },
      {
        name: "Other Bot",
        id: OTHER_INTEGRATION.id,
        owner: "lisa",
        public_key: keyOf(1).publicKey,
        permissions: ALL_INTERESTING,
        public: true,
        installations: [{ id: OTHER_INSTALLATION_ID, account: "mona", repositories: "all" }],
      },
    ],
  };
}

/** Loads the fixed world into the test file's own database. */
export async function loadTestWorld(options: { hookUrl?: string } = {}): Promise<void> {
  await loadWorldData(testWorld(options));
}

export const integrationJwt = (claims: Parameters<typeof signJwt>[1] = {}): Promise<string> =>
  signJwt({ privateKey: keyOf(0).privateKey, iss: INTEGRATION.id }, claims);

export const otherIntegrationJwt = (): Promise<string> =>
  signJwt({ privateKey: keyOf(1).privateKey, iss: OTHER_INTEGRATION.id });

/** The private half of the integration's key, for clients that sign themselves. */
export const integrationPrivateKey = (): string => keyOf(0).privateKey;

type Narrowing = { repositories?: string[]; repository_ids?: number[]; permissions?: Record<string, string> };

/** A token of the installation on acme, narrowed when asked. */
export async function installationToken(narrowing: Narrowing = {}): Promise<string> {
  return mint(await integrationJwt(), INSTALLATION_ID, narrowing);
}

/** A token of the other tenant's installation on mona's account. */
export async function otherInstallationToken(): Promise<string> {
  return mint(await otherIntegrationJwt(), OTHER_INSTALLATION_ID, {});
}

async function mint(jwt: string, installationId: number, narrowing: Narrowing): Promise<string> {
  const { status, body, text } = await call("POST", `/app/installations/${installationId}/access_tokens`, {
    jwt,
    body: narrowing,
  });
  if (status !== 201) throw new Error(`no token: ${status} ${text}`);
  return (body as { token: string }).token;
}
