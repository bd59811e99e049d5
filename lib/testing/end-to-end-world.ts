/** What the server of the end-to-end tests knows at first: the demo world, and beside it a bit of everything that a
 *  page can show, with long names where they are hard to fit. */
import { generateKeyPairSync } from "node:crypto";
import { demoWorld } from "../world/demo.ts";
import type { WorldInput } from "../world/schema.ts";

/** Classic tokens of people in this world. */
export const TOKENS = {
  mona: "ghp_monaMonaMonaMonaMonaMonaMonaMona0001",
  hubot: "ghp_hubotHubotHubotHubotHubotHubotHu0002",
} as const;

/** An OAuth application of mona's. Nothing listens at its callback: a test answers it in the browser. */
export const OAUTH_APPLICATION = {
  name: "Dashboard",
  clientId: "0123456789abcdef0123",
  clientSecret: "0123456789abcdef0123456789abcdef01234567",
  callbackUrl: "http://localhost:9999/callback",
} as const;

/** Belongs to mona; installed on her account and on acme. */
export const SPIRIT_LEVEL = {
  slug: "spirit-level",
  onMona: 6001,
  onAcme: 6002,
  clientId: "Iv1.5b1e7015b1e7015b",
  /** Nobody listens there. */
  callbackUrl: "http://127.0.0.1:9151/callback",
} as const;
/** Belongs to foundry, and is installed on it alone: what other people's clients sign in to. */
export const STRAIGHTEDGE = {
  name: "Straightedge",
  clientId: "Iv1.57a1647ed6e57a16",
  clientSecret: "57a1647ed6e57a16".repeat(3),
  onFoundry: 6005,
  repository: "foundry/anvil",
  /** Of a client on this machine: any port is accepted. */
  callbackUrl: "http://127.0.0.1/callback",
  nextAuthCallbackUrl: "http://127.0.0.1/api/auth/callback/github",
} as const;
/** Two keys, so that one of them can be deleted, and a client secret. */
const credentials = () => {
  const [first, second] = [newKeyPair(), newKeyPair()];
  return { private_key: first.privateKey, public_key: second.publicKey, client_secret: "0123456789abcdef".repeat(3) };
};

/** Of Spirit Level: its JWTs are signed with `private_key`. */
export const SPIRIT_LEVEL_CREDENTIALS = credentials();
/** Keys differ from one process to the next: tests find the private one in the environment, as STRAIGHTEDGE_KEY. */
export const STRAIGHTEDGE_CREDENTIALS = credentials();
/** The demo world's integration, which belongs to platform; installed there. */
export const PLUMB_LINE = { slug: "plumb-line", onPlatform: 6003 } as const;

/** Belongs to mona; installed on acme alone. The journey of changed permissions changes it and takes it out. */
export const TRY_SQUARE = { slug: "try-square", name: "Try Square", onAcme: 6004 } as const;

/** Of the longest login there may be. */
export const LONG_LOGIN = "a-workshop-with-the-longest-login-there";
export const LONG_NAME =
  "a_repository_whose_name_goes_on_and_on_without_a_single_place_where_a_line_could_be_broken_in_two";
const LONG_LABEL = "a-label-of-fifty-characters-without-a-single-space";

/** Nobody listens there. */
const HOOK_URL = "http://127.0.0.1:9/hook";
/** Enough for a second page. */
const MANY_ISSUES = 35;
const PNG_OF_ONE_PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=";

const LONG_BODY = `${"Unbreakable".repeat(30)}

| a table | with | many | columns | that | is | wider | than | a | telephone |
|---|---|---|---|---|---|---|---|---|---|
| ${"cell | ".repeat(10)}

\`\`\`sh
echo ${"a-long-line-of-code-".repeat(20)}
\`\`\`

> ${"https://example.test/".padEnd(200, "path/")}
`;

export function endToEndWorld(): WorldInput {
  const { users = [], organizations = [], repositories = [], integrations = [], site = {} } = demoWorld;
  return {
    site,
    users: [
      ...users.map((user) => ({ ...user, tokens: tokensOf(user.login) })),
      { login: "lisa", name: "Lisa Nobody" },
      { login: "guest", email: "guest@example.test", emails: [{ email: "second@example.test", verified: false }] },
    ],
    organizations: [
      ...organizations,
      { login: LONG_LOGIN, members: { mona: "admin", hubot: "admin" } },
      { login: "foundry", members: { mona: "admin" } },
      { login: "guild", members: { mona: "admin", hubot: "member" } },
    ],
    repositories: [
      ...repositories.map((repository) =>
        repository.name === "acme/widgets" ? { ...repository, collaborators: { lisa: "push" as const } } : repository,
      ),
      { name: "guild/bench", private: true, collaborators: { hubot: "admin" as const } },
      { name: STRAIGHTEDGE.repository, private: true, files: { "README.md": "# Anvil\n" } },
      { name: "guild/saw", private: true },
      { name: "guild/plane" },
      {
        name: "acme/attic",
        archived: true,
        description: "What nobody needs any more",
        issues: Array.from({ length: MANY_ISSUES }, (_, index) => ({
          title: `Old trouble ${index + 1}`,
          author: "mona",
        })),
      },
      {
        name: `${LONG_LOGIN}/${LONG_NAME}`,
        description: "An-unbreakable-description-".repeat(8),
        files: {
          "README.md": `# ${LONG_NAME}\n\n${LONG_BODY}`,
          "pixel.png": { base64: PNG_OF_ONE_PIXEL },
          [`${"deeply/".repeat(8)}${LONG_NAME}.ts`]: `export const long = "${"long ".repeat(200)}";\n`,
        },
        labels: [{ name: LONG_LABEL, color: "fbca04" }],
        issues: [
          {
            title: "Unbreakable".repeat(20),
            body: LONG_BODY,
            author: "mona",
            labels: [LONG_LABEL],
            assignees: ["hubot", "mona"],
            comments: [{ author: "hubot", body: LONG_BODY }],
          },
        ],
      },
    ],
    oauth_apps: [
      {
        name: OAUTH_APPLICATION.name,
        owner: "mona",
        description: "Shows how things are.",
        client_id: OAUTH_APPLICATION.clientId,
        client_secret: OAUTH_APPLICATION.clientSecret,
        callback_urls: [OAUTH_APPLICATION.callbackUrl],
      },
    ],
    integrations: [
      ...integrations.map((integration) => ({
        ...integration,
        ...credentials(),
        webhook: { url: HOOK_URL },
        installations: [{ id: PLUMB_LINE.onPlatform, account: "platform", repositories: ["forum"] }],
      })),
      {
        name: TRY_SQUARE.name,
        owner: "mona",
        description: "Looks whether corners are right.",
        url: "https://square.example.test",
        ...credentials(),
        permissions: { issues: "read" },
        public: true,
        installations: [{ id: TRY_SQUARE.onAcme, account: "acme", repositories: ["widgets"] }],
      },
      {
        name: "Spirit Level",
        owner: "mona",
        description: "Says whether things are even.",
        url: "https://level.example.test",
        ...SPIRIT_LEVEL_CREDENTIALS,
        client_id: SPIRIT_LEVEL.clientId,
        callback_urls: [SPIRIT_LEVEL.callbackUrl],
        webhook: { url: HOOK_URL, secret: "s3cret" },
        permissions: { issues: "write", contents: "read", members: "read", deployments: "read", checks: "write" },
        events: ["issues", "push", "deployment"],
        public: true,
        installations: [
          { id: SPIRIT_LEVEL.onMona, account: "mona", repositories: "all" },
          { id: SPIRIT_LEVEL.onAcme, account: "acme", repositories: ["widgets"] },
        ],
      },
      {
        name: STRAIGHTEDGE.name,
        owner: "foundry",
        description: "Says what is straight.",
        url: "https://edge.example.test",
        ...STRAIGHTEDGE_CREDENTIALS,
        client_id: STRAIGHTEDGE.clientId,
        client_secret: STRAIGHTEDGE.clientSecret,
        callback_urls: [STRAIGHTEDGE.callbackUrl, STRAIGHTEDGE.nextAuthCallbackUrl],
        device_flow: true,
        permissions: { issues: "write", contents: "write", pull_requests: "write", emails: "read" },
        public: true,
        installations: [{ id: STRAIGHTEDGE.onFoundry, account: "foundry", repositories: "all" as const }],
      },
      // Asked for and installed on guild by journeys.
      ...[
        { name: "Dovetail", permissions: { issues: "write", contents: "write" } as const },
        { name: "Marking Gauge", permissions: { issues: "write", members: "read" } as const },
        { name: "Bevel", permissions: { issues: "write", members: "read" } as const },
      ].map((asked) => ({ ...asked, owner: LONG_LOGIN, url: "https://guild.example.test", public: true })),
    ],
  };
}

function tokensOf(login: string) {
  const token = TOKENS[login as keyof typeof TOKENS];
  return token ? [{ token, scopes: ["repo", "admin:org", "admin:org_hook", "user"] }] : [];
}

function newKeyPair() {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    privateKey: privateKey.export({ type: "pkcs1", format: "pem" }).toString(),
    publicKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
  };
}
