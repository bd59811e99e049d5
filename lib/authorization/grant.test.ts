import { expect, test } from "vitest";
import { actorOf, describeKind, type Grant, personOf } from "./grant.ts";

const integration = { kind: "integration", integrationId: 7, clientId: "Iv1.1", slug: "ci-bot", keyId: 1 } as const;
const installation = {
  kind: "installation",
  tokenId: 1,
  integrationId: 7,
  installationId: 70,
  accountId: 2,
  actorId: 99,
  permissions: {},
  repositories: { kind: "all", accountId: 2 },
} as const;
const viaIntegration = {
  kind: "user-via-integration",
  tokenId: 1,
  userId: 5,
  integrationId: 7,
  permissions: {},
  onlyRepositoryIds: null,
} as const;
const personal = { kind: "personal-token", tokenId: 1, userId: 5, scopes: [] } as const;

test.each<[string, Grant, ReturnType<typeof actorOf>, number | null]>([
  ["no credential", { kind: "anonymous" }, null, null],
  ["the integration's own JSON Web Token", integration, null, null],
  ["an installation access token", installation, { accountId: 99, viaIntegrationId: 7 }, null],
  ["a user access token of an integration", viaIntegration, { accountId: 5, viaIntegrationId: 7 }, 5],
  ["a classic personal access token", personal, { accountId: 5 }, 5],
  ["an access token of an OAuth application", { ...personal, oauthApplicationId: 3 }, { accountId: 5 }, 5],
  [
    "a fine-grained personal access token",
    { ...installation, kind: "fine-grained-token", userId: 5 },
    { accountId: 5 },
    5,
  ],
  ["a signed-in session", { kind: "session", userId: 5, sessionId: "s" }, { accountId: 5 }, 5],
  ["a client id and secret", { kind: "client", clientId: "Iv1.1", integrationId: 7 }, null, null],
])("%s: whom it acts as, and which person is behind it", (words, grant, actor, person) => {
  expect(describeKind(grant)).toBe(words);
  expect(actorOf(grant)).toEqual(actor);
  expect(personOf(grant)).toBe(person);
});
