import type { NextAuthOptions } from "next-auth";
import GitHubProvider from "next-auth/providers/github";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { db } from "@/lib/platform/db.ts";
import { startApiServer } from "@/lib/testing/api-server.ts";
import { type NextAuthApp, startNextAuthApp } from "@/lib/testing/next-auth-app.ts";
import { personNamed, planFor, pressAuthorize } from "@/lib/testing/oauth-scene.ts";
import { INTEGRATION, loadTestWorld } from "@/lib/testing/world.ts";

let server: Awaited<ReturnType<typeof startApiServer>>;
let app: NextAuthApp;

/** What somebody writes who has used the provider before: the three endpoints are new. */
function options(): NextAuthOptions {
  return {
    secret: "a secret of the application",
    providers: [
      GitHubProvider({
        clientId: INTEGRATION.clientId,
        clientSecret: INTEGRATION.clientSecret,
        authorization: `${server.origin}/login/oauth/authorize`,
        token: `${server.origin}/login/oauth/access_token`,
        userinfo: `${server.origin}/api/v3/user`,
      }),
    ],
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  };
}

beforeAll(async () => {
  await loadTestWorld();
  const where = { integrationId: INTEGRATION.id };
  const { permissions } = await db.integrationVersion.findFirstOrThrow({ where });
  await db.integrationVersion.updateMany({
    where,
    data: { permissions: { ...(permissions as object), emails: "read" } },
  });
  server = await startApiServer();
  app = await startNextAuthApp(options);
  await db.integrationCallbackUrl.create({
    data: { integrationId: INTEGRATION.id, position: 9, url: `${app.origin}/api/auth/callback/github` },
  });
});
afterAll(async () => {
  await app.close();
  await server.close();
});
beforeEach(async () => {
  app.forget();
  await db.authorization.deleteMany();
});

/** Where next-auth sends the browser. */
async function signInAddress(): Promise<Record<string, string>> {
  const { csrfToken } = (await app.visit("/api/auth/csrf")).body as { csrfToken: string };
  const { location } = await app.visit("/api/auth/signin/github", { csrfToken, callbackUrl: app.origin });
  return Object.fromEntries(new URL(location).searchParams);
}

it("a next-auth application with its GitHub provider signs a person in", async () => {
  const query = await signInAddress();
  expect(await planFor("mona", query)).toMatchObject({ kind: "ask" });
  const landed = await pressAuthorize("mona", query);
  const back = await app.visit(landed.href);
  expect(back.location).toBe(app.origin);
  type Session = { user: { name: string; email: string; image: string } };
  const session = (await app.visit("/api/auth/session")).body as Session;
  const { id } = await personNamed("mona");
  expect(session.user).toMatchObject({ name: "mona", email: "mona@example.test" });
  expect(session.user.image).toContain(`/avatars/${id}`);
});

it("a next-auth application hears that a person refused", async () => {
  const query = await signInAddress();
  const plan = await planFor("mona", query);
  if (plan.kind !== "ask") throw new Error("was not asked");
  const { errorAddress } = await import("./plan-authorization.ts");
  const refusal = errorAddress(plan.redirectUri, query.state ?? null, { error: "access_denied" });
  const back = await app.visit(refusal);
  expect(back.location).toContain("error=");
  expect((await app.visit("/api/auth/session")).body).toEqual({});
});

it("a next-auth application takes no code of another browser (CSRF on its callback)", async () => {
  await signInAddress();
  const landed = await pressAuthorize("mona", {
    redirect_uri: `${app.origin}/api/auth/callback/github`,
    state: "forged",
  });
  const back = await app.visit(landed.href);
  expect(back.location).toContain("error=");
  expect((await app.visit("/api/auth/session")).body).toEqual({});
});
