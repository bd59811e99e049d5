import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  problemsIn,
  testMistakes,
  withIntegration,
  withOrganization,
  withRepository,
  withUser,
} from "@/lib/testing/world-mistakes.ts";

const own = (key: string, value: unknown) => JSON.parse(`{${JSON.stringify(key)}: ${JSON.stringify(value)}}`) as object;

test("a world without mistakes passes", () => {
  expect(problemsIn(withIntegration({ permissions: { issues: "write" }, events: ["issues"] }))).toEqual([]);
  expect(problemsIn({})).toEqual([]);
});

test("all mistakes are told at once, in the order of the file, those of form beside those of meaning", () => {
  const world = {
    users: [{ login: "mona", nmae: "Mona" }],
    repositories: [{ name: "mnoa/widgets", private: "yes", issues: [{ title: "", author: "nobody-here" }] }],
    integrations: [{ owner: "mona", permissions: { isues: "write" }, events: ["isues"] }],
  };
  expect(problemsIn(world)).toEqual([
    'users[0].nmae: unknown key, did you mean "name"?',
    'repositories[0].name: there is no user or organization mnoa in this world, did you mean "mona"?',
    "repositories[0].private: must be true or false",
    "repositories[0].issues[0].title: cannot be blank",
    "repositories[0].issues[0].author: there is no user nobody-here in this world",
    "integrations[0].name: is required",
    'integrations[0].permissions.isues: unknown permission, did you mean "issues"?',
    'integrations[0].events[0]: unknown event isues, did you mean "issues"?',
  ]);
});

describe("mistakes in the shape", () => {
  testMistakes([
    ["a list at the top", [{ login: "mona" }], ["the world file: must be a mapping"]],
    ["a text at the top", "mona", ["the world file: must be a mapping"]],
    ["an unknown section", { user: [] }, ['user: unknown key, did you mean "users"?']],
    ["a section that is a mapping", { users: { mona: {} } }, ["users: must be a list"]],
    ["an empty list item", { users: [null] }, ["users[0]: must be a mapping"]],
    ["a required key that is left out", { users: [{}] }, ["users[0].login: is required"]],
    ["a number for text", { users: [{ login: 123 }] }, ["users[0].login: must be text: put it in quotes"]],
    ["__proto__ as a key", own("__proto__", { users: [] }), ["__proto__: cannot be used as a key"]],
    [
      "__proto__ as a login",
      withOrganization({ members: own("__proto__", "admin") }),
      ["organizations[0].members.__proto__: cannot be used as a key"],
    ],
    [
      "a NUL character",
      withUser({ name: "Mo\0na" }),
      ["users[0].name: must not have a NUL character; give a file's bytes in base64"],
    ],
    [
      "half of a surrogate pair",
      withUser({ name: "\ud800" }),
      ["users[0].name: must be whole Unicode characters; a half of a pair is left over"],
    ],
  ]);
});

describe("what is no mistake", () => {
  test.each<[string, unknown]>([
    ["keys without a value", { users: [{ login: "mona", name: null, tokens: null }], repositories: null }],
    [
      "a login called constructor",
      { users: [{ login: "constructor" }], organizations: [{ login: "acme", members: { constructor: "admin" } }] },
    ],
    [
      "references in another case",
      withIntegration({ owner: "ACME", installations: [{ account: "Acme", repositories: ["WIDGETS"] }] }),
    ],
    ["an integration called like its owner", withIntegration({ name: "Acme" })],
    ["an integration called like the owner's administrator", withIntegration({ name: "mona" })],
    ["logins that would only mislead strangers", { users: [{ login: "admin" }, { login: "owner" }] }],
    ["a switched off webhook without an address", withIntegration({ webhook: { active: false } })],
    ["an empty repository", withRepository({ files: {} })],
  ])("%s", (_, world) => {
    expect(problemsIn(world)).toEqual([]);
  });
});

test("no message repeats a secret", () => {
  const secret = "no-one-may-read-this.twice.over ";
  const world = {
    users: [{ login: "mona", password: [secret], tokens: [{ token: secret, scopes: secret }] }],
    oauth_apps: [{ name: "Dashboard", owner: "mona", client_id: secret, client_secret: { secret } }],
    integrations: [
      {
        name: "CI Bot",
        owner: "mona",
        client_secret: secret,
        private_key: `-----BEGIN RSA PRIVATE KEY-----\n${secret}`,
        webhook: { url: `https://mona:${encodeURIComponent(secret)}@example.test`, secret: secret.repeat(20) },
      },
    ],
  };
  const problems = problemsIn(world);
  expect(problems.length).toBeGreaterThan(7);
  expect(problems.join("\n")).not.toContain("no-one-may-read");
});

test("production refuses every fixed credential, and people with their known passwords", () => {
  const world = {
    users: [{ login: "mona", tokens: [{ token: "ghp_12345678" }] }],
    oauth_apps: [{ name: "Dashboard", owner: "mona", client_secret: "12345678" }],
    integrations: [
      {
        name: "CI Bot",
        owner: "mona",
        client_secret: "12345678",
        private_key: generateKeyPairSync("rsa", { modulusLength: 2048 })
          .privateKey.export({ type: "pkcs8", format: "pem" })
          .toString(),
        webhook: { url: "https://ci.example.test", secret: "s3cret" },
      },
    ],
  };
  expect(problemsIn(world)).toEqual([]);
  const refused = problemsIn(world, { mode: "production" });
  expect(refused.map((line) => line.split(":")[0])).toEqual([
    "users[0].password",
    "users[0].tokens[0].token",
    "oauth_apps[0].client_secret",
    "integrations[0].client_secret",
    "integrations[0].private_key",
    "integrations[0].webhook.secret",
  ]);
  expect(refused[0]).toContain("MODE=production");
  expect(
    problemsIn(
      { organizations: [{ login: "acme" }], integrations: [{ name: "CI Bot", owner: "acme" }] },
      { mode: "production" },
    ),
  ).toEqual([]);
});
