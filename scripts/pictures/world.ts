/** What the pictures show: the demo world, with tokens to arrange things by and a few things installed. */
import { generateKeyPairSync } from "node:crypto";
import { demoWorld } from "../../lib/world/demo.ts";
import type { WorldInput } from "../../lib/world/schema.ts";
import type { Login } from "./picture.ts";

export const TOKENS: Record<Login, string> = {
  mona: "ghp_monaMonaMonaMonaMonaMonaMonaMona0001",
  hubot: "ghp_hubotHubotHubotHubotHubotHubotHu0002",
  lisa: "ghp_lisaLisaLisaLisaLisaLisaLisaLisa0003",
};

/** Belongs to platform; installed on acme's widgets. Its JWTs are signed with `privateKey`. */
export const PLUMB_LINE = { id: 1, slug: "plumb-line", onAcme: 7001, privateKey: newPrivateKey() } as const;

const SCOPES = ["repo", "admin:org", "user", "delete_repo"];

/** Mona owns acme and platform, hubot is a member of acme, lisa administers acme/catalogue. */
export function worldOfPictures(): WorldInput {
  const { users = [], organizations = [], repositories = [], integrations = [] } = demoWorld;
  return {
    ...demoWorld,
    users: [...users, { login: "lisa", name: "Lisa Arnesen" }].map((user) => ({
      ...user,
      tokens: [{ token: TOKENS[user.login as Login], scopes: SCOPES }],
    })),
    organizations: organizations.map((organization) =>
      organization.login === "acme"
        ? { ...organization, members: { ...organization.members, lisa: "member" as const } }
        : organization,
    ),
    repositories: repositories.map((repository) =>
      repository.name === "acme/catalogue" ? { ...repository, collaborators: { lisa: "admin" as const } } : repository,
    ),
    integrations: [
      ...integrations.map((integration) => ({
        ...integration,
        id: PLUMB_LINE.id,
        private_key: PLUMB_LINE.privateKey,
        device_flow: true,
        installations: [{ id: PLUMB_LINE.onAcme, account: "acme", repositories: ["widgets"] }],
      })),
      {
        name: "Spirit Level",
        owner: "platform",
        description: "Says on every commit whether things are even.",
        url: "https://level.example.test",
        permissions: { checks: "write", contents: "read", issues: "write", pull_requests: "read" },
        reasons: { checks: "It writes what it measured beside the commit.", issues: "It reports what leans." },
        public: true,
      },
    ],
  };
}

function newPrivateKey(): string {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return privateKey.export({ type: "pkcs1", format: "pem" }).toString();
}
