import { beforeAll, describe, expect, test } from "vitest";
import type { Account } from "@/generated/prisma/client.ts";
import { insertOrganization } from "@/lib/accounts/insert-organization.ts";
import { insertUser } from "@/lib/accounts/insert-user.ts";
import { transaction } from "@/lib/platform/db.ts";
import { secretBox } from "@/lib/platform/secret-box.ts";
import { call, signJwt } from "@/lib/testing/api-client.ts";
import { generateKey } from "../generate-key.ts";
import { hookSecretPlace } from "../identifiers.ts";
import { findHookOf } from "../queries.ts";
import { registerIntegration } from "../register-integration.ts";

let mona: Account;
let jwt: string;
let id: number;

beforeAll(async () => {
  await transaction(async (tx) => {
    mona = await insertUser(tx, { login: "mona" });
    await insertOrganization(tx, { login: "acme", members: [{ userId: mona.id, role: "ADMIN" }] });
  });
  const actor = { accountId: mona.id };
  const shared = {
    url: "https://ci.example/",
    webhook_active: false,
    permissions: { issues: "write" },
    events: ["issues"],
  };
  const registered = await registerIntegration({ actor, ownerId: mona.id, input: { ...shared, name: "CI Bot" } });
  await registerIntegration({ actor, ownerId: mona.id, input: { ...shared, name: "Open Bot", public: true } });
  id = registered.id;
  const { privateKey } = await generateKey({ actor, integrationId: id });
  jwt = await signJwt({ privateKey, iss: id });
});

describe("GET /app", () => {
  test("describes the integration with its permissions, events and number of installations", async () => {
    const { status, body } = await call("GET", "/app", { jwt });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id,
      slug: "ci-bot",
      node_id: Buffer.from(`03:App${id}`).toString("base64"),
      name: "CI Bot",
      description: null,
      external_url: "https://ci.example/",
      html_url: expect.stringMatching(/\/apps\/ci-bot$/),
      owner: { login: "mona", type: "User" },
      permissions: { issues: "write", metadata: "read" },
      events: ["issues"],
      installations_count: 0,
    });
  });

  test("without a JWT is refused", async () => {
    expect((await call("GET", "/app")).status).toBe(401);
  });
});

describe("GET /apps/{app_slug}", () => {
  test("a public integration is there for everybody", async () => {
    const { status, body } = await call("GET", "/apps/open-bot");
    expect(status).toBe(200);
    expect(body).toMatchObject({ slug: "open-bot" });
    expect(body).not.toHaveProperty("installations_count");
  });

  test("a private integration does not exist for strangers", async () => {
    expect((await call("GET", "/apps/ci-bot")).status).toBe(404);
  });

  test("a private integration is there for itself", async () => {
    expect((await call("GET", "/apps/ci-bot", { jwt })).status).toBe(200);
  });

  test("an unknown integration is not found", async () => {
    expect((await call("GET", "/apps/nobody", { jwt })).status).toBe(404);
  });
});

describe("/app/hook/config", () => {
  test("what is not sent stays, and the secret is never told", async () => {
    const url = "https://ci.example/hook";
    const sent = { url, secret: "s3cret", insecure_ssl: 1, content_type: "form" };
    expect((await call("PATCH", "/app/hook/config", { jwt, body: sent })).status).toBe(200);
    await call("PATCH", "/app/hook/config", { jwt, body: { content_type: "json" } });
    const { body } = await call("GET", "/app/hook/config", { jwt });
    expect(body).toEqual({ url, content_type: "json", insecure_ssl: "1", secret: "********" });
    const hook = await findHookOf(id);
    expect(secretBox().open(hook.sealedSecret ?? "", hookSecretPlace(hook.id))).toBe("s3cret");
  });

  test.each([{ url: "javascript:alert(1)" }, { content_type: "xml" }, { insecure_ssl: "2" }])(
    "%j is refused",
    async (body) => {
      const answer = await call("PATCH", "/app/hook/config", { jwt, body });
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        message: "Validation Failed",
        errors: [{ resource: "Hook", field: Object.keys(body)[0], code: "invalid" }],
      });
    },
  );
});
