import { beforeAll, describe, expect, test } from "vitest";
import { call } from "@/lib/testing/api-client.ts";
import {
  INSTALLATION_ID,
  installationToken,
  loadTestWorld,
  OTHER_INSTALLATION_ID,
  TOKENS,
} from "@/lib/testing/world.ts";

beforeAll(() => loadTestWorld());

const ofAcme = `/orgs/acme/installations/${INSTALLATION_ID}/repositories`;

test("an owner sees what is installed, and on which repositories", async () => {
  const list = await call("GET", "/orgs/acme/installations", { token: TOKENS.mona });
  expect(list).toMatchObject({ status: 200, body: { total_count: 1, installations: [{ id: INSTALLATION_ID }] } });
  const repositories = await call("GET", ofAcme, { token: TOKENS.mona });
  expect(repositories.body).toMatchObject({
    total_count: 1,
    repository_selection: "selected",
    repositories: [{ full_name: "acme/widgets", permissions: { admin: true } }],
  });
});

describe("refuses", () => {
  test("a member who does not own the organization", async () => {
    expect((await call("GET", ofAcme, { token: TOKENS.hubot })).status).toBe(403);
  });

  test("somebody who has nothing to do with it", async () => {
    expect((await call("GET", ofAcme, { token: TOKENS.lisa })).status).toBe(403);
  });

  test("an integration, which would learn of others' private repositories", async () => {
    expect(await call("GET", ofAcme, { token: await installationToken() })).toMatchObject({
      status: 403,
      body: { message: "Resource not accessible by integration" },
    });
  });

  test("an installation on another account", async () => {
    const path = `/orgs/acme/installations/${OTHER_INSTALLATION_ID}/repositories`;
    expect((await call("GET", path, { token: TOKENS.mona })).status).toBe(404);
  });
});
