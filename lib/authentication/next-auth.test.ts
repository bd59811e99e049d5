import { randomBytes } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { unlinkIdentity } from "@/lib/accounts/external-identity.ts";
import { insertUser } from "@/lib/accounts/insert-user.ts";
import { hashPassword } from "@/lib/accounts/password.ts";
import { beginTotp } from "@/lib/accounts/second-factor/totp.ts";
import { insertSession } from "@/lib/accounts/sessions.ts";
import { clock } from "@/lib/platform/clock.ts";
import { config } from "@/lib/platform/config.ts";
import { db } from "@/lib/platform/db.ts";
import { type Claims, type OidcIssuer, startOidcIssuer } from "@/lib/testing/oidc-issuer.ts";
import { authOptions } from "./next-auth.ts";
import { csrfCookie } from "./oidc.ts";
import { signedInRecently } from "./recent-sign-in.ts";
import { findViewerFrom, type Viewer } from "./session.ts";
import { sealSessionCookie, sessionCookieName } from "./session-cookie.ts";

const DEVICE = { userAgent: "a browser", ip: "192.0.2.1" };
let provider: OidcIssuer;
let server: http.Server;
let origin: string;
let linking: Viewer | null;

beforeAll(async () => {
  provider = await startOidcIssuer();
  server = http.createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.NEXTAUTH_URL = origin;
  Object.assign(config(), { oidc: { issuer: provider.issuer, clientId: "mortise", clientSecret: "secret" } });
});
afterAll(async () => {
  server.closeAllConnections();
  await Promise.all([provider.close(), new Promise((resolve) => server.close(resolve))]);
});
beforeEach(async () => {
  await db.account.deleteMany();
  linking = null;
});

/** next-auth itself, in front of it only what Next's server gives its handlers: query, cookies and the form. */
async function answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", origin);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const nextauth = url.pathname.replace("/api/auth/", "").split("/");
  const query = { ...Object.fromEntries(url.searchParams), nextauth };
  const body = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
  const cookies = Object.fromEntries(
    (request.headers.cookie ?? "").split("; ").map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [name, decodeURIComponent(value.join("="))];
    }),
  );
  Object.assign(request, { query, body, cookies });
  Object.assign(response, {
    status: (code: number) => Object.assign(response, { statusCode: code }),
    json: (value: unknown) => response.end(JSON.stringify(value)),
    send: (text: unknown) => response.end(typeof text === "string" ? text : JSON.stringify(text)),
  });
  const askSecondFactor = async (accountId: number) => `/login/code?for=${accountId}`;
  const options = authOptions({ device: DEVICE, linking, askSecondFactor });
  await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options);
}

/** A browser that follows redirects one by one and keeps the cookies of our side. */
class Browser {
  readonly jar = new Map<string, string>();

  async request(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { ...init, redirect: "manual", headers: { ...init.headers, cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.jar.set(name, value);
    }
    return response;
  }

  async post(action: string, fields: Record<string, string>): Promise<Response> {
    const csrfToken = randomBytes(32).toString("hex");
    const { name, value } = csrfCookie(csrfToken);
    this.jar.set(name, encodeURIComponent(value));
    return this.request(`${origin}/api/auth/${action}`, {
      method: "POST",
      body: new URLSearchParams({ ...fields, csrfToken }),
    });
  }

  /** The whole way to the provider and back; answers where it ends. */
  async signInWithProvider(claims: Claims, query = ""): Promise<string> {
    provider.signInAs(claims);
    const started = await this.post(`signin/oidc${query}`, { callbackUrl: "/settings/profile" });
    const atProvider = await fetch(started.headers.get("location") ?? "", { redirect: "manual" });
    const back = await this.request(atProvider.headers.get("location") ?? "");
    const end = new URL(back.headers.get("location") ?? "", origin);
    return `${end.pathname}${end.search}`;
  }

  viewer(): Promise<Viewer | null> {
    const value = this.jar.get(sessionCookieName()) ?? "";
    return findViewerFrom(new Headers({ cookie: `${sessionCookieName()}=${value}` }));
  }
}

const PERSON = { sub: "1", email: "ada@example.test", email_verified: true, preferred_username: "ada", name: "Ada" };

describe("signing in with a provider", () => {
  test("makes an account the first time and finds it again, whatever the address is by then", async () => {
    const browser = new Browser();
    expect(await browser.signInWithProvider(PERSON)).toBe("/settings/profile");
    const viewer = await browser.viewer();
    expect(viewer).toMatchObject({ login: "ada", name: "Ada" });
    expect(await db.email.findMany()).toMatchObject([{ address: "ada@example.test", accountId: viewer?.id }]);
    expect((await db.email.findFirstOrThrow()).verifiedAt).not.toBeNull();
    const again = new Browser();
    await again.signInWithProvider({ ...PERSON, email: "elsewhere@example.test" });
    expect((await again.viewer())?.id).toBe(viewer?.id);
    expect(await db.session.count()).toBe(2);
  });

  test("makes the login unique and valid", async () => {
    await insertUser(db, { login: "ada" });
    const logins = [];
    for (const claims of [
      { sub: "2", preferred_username: "Ada" },
      { sub: "3", preferred_username: "ada@corp.example" },
      { sub: "4", preferred_username: "settings" },
      { sub: "5", name: "モナ" },
    ]) {
      const browser = new Browser();
      await browser.signInWithProvider(claims);
      logins.push((await browser.viewer())?.login);
    }
    expect(logins).toEqual(["ada-2", "ada-3", "settings-2", "user-2"]);
  });

  test("does not verify an address that the provider does not vouch for", async () => {
    await new Browser().signInWithProvider({ ...PERSON, email_verified: false });
    expect((await db.email.findFirstOrThrow()).verifiedAt).toBeNull();
  });

  test("never takes over an account by its address", async () => {
    const passwordHash = await hashPassword("a password");
    const email = { address: "ADA@example.test", verified: true };
    const { id } = await insertUser(db, { login: "mona", email, passwordHash });
    const browser = new Browser();
    expect(await browser.signInWithProvider(PERSON)).toBe("/login?error=address-taken");
    expect(await browser.viewer()).toBeNull();
    expect(await db.externalIdentity.count()).toBe(0);
    expect(await db.session.count({ where: { accountId: id } })).toBe(0);
  });

  test("is refused without the token of our own form", async () => {
    const response = await fetch(`${origin}/api/auth/signin/oidc`, { method: "POST", redirect: "manual" });
    expect(response.headers.get("location")).toContain("csrf=true");
  });

  test("is refused when the answer belongs to another browser", async () => {
    provider.signInAs(PERSON);
    const started = await new Browser().post("signin/oidc", {});
    const atProvider = await fetch(started.headers.get("location") ?? "", { redirect: "manual" });
    const other = new Browser();
    const back = await other.request(atProvider.headers.get("location") ?? "");
    expect(back.headers.get("location")).toContain("error=OAuthCallback");
    expect(await other.viewer()).toBeNull();
  });
});

describe("showing with the provider, after two hours, that it is still oneself", () => {
  afterEach(() => clock.set(undefined));

  test("asks the provider to ask again, and the sign-in is recent then", async () => {
    const browser = new Browser();
    await browser.signInWithProvider(PERSON);
    const before = (await browser.viewer()) as Viewer;
    clock.set(new Date(Date.now() + 3 * 3600_000));
    expect(signedInRecently((await browser.viewer()) as Viewer)).toBe(false);
    expect(await browser.signInWithProvider(PERSON, "?prompt=login")).toBe("/settings/profile");
    expect(provider.asked()?.get("prompt")).toBe("login");
    const after = (await browser.viewer()) as Viewer;
    expect(after.id).toBe(before.id);
    expect(signedInRecently(after)).toBe(true);
  });
});

describe("signing in with a provider to an account with a second factor", () => {
  let accountId: number;
  beforeEach(async () => {
    const browser = new Browser();
    await browser.signInWithProvider(PERSON);
    accountId = (await browser.viewer())?.id as number;
    await beginTotp(accountId);
    await db.totpFactor.update({ where: { accountId }, data: { confirmedAt: new Date() } });
    await db.session.deleteMany();
  });

  test.each([
    ["says nothing of how", {}],
    ["saw one factor", { amr: ["pwd"] }],
    ["sends something else in amr", { amr: "mfa" }],
  ])("is not enough when the provider %s", async (_, claims) => {
    const browser = new Browser();
    expect(await browser.signInWithProvider({ ...PERSON, ...claims })).toBe(`/login/code?for=${accountId}`);
    expect(await browser.viewer()).toBeNull();
    expect(await db.session.count()).toBe(0);
  });

  test("is enough when the provider saw several factors", async () => {
    const browser = new Browser();
    expect(await browser.signInWithProvider({ ...PERSON, amr: ["pwd", "otp", "mfa"] })).toBe("/settings/profile");
    expect((await browser.viewer())?.id).toBe(accountId);
  });

  test("is enough while the factor is only being set up", async () => {
    await db.totpFactor.update({ where: { accountId }, data: { confirmedAt: null } });
    const browser = new Browser();
    await browser.signInWithProvider(PERSON);
    expect((await browser.viewer())?.id).toBe(accountId);
  });
});

describe("linking a provider", () => {
  const signedIn = async (login: string): Promise<[Browser, Viewer]> => {
    const { id } = await insertUser(db, { login });
    const session = await insertSession(db, id, DEVICE);
    const browser = new Browser();
    const { name, value } = await sealSessionCookie({ accountId: id, sessionId: session.id });
    browser.jar.set(name, value);
    return [browser, (await browser.viewer()) as Viewer];
  };

  test("adds it to the account that is signed in, and keeps the session", async () => {
    const [browser, viewer] = await signedIn("mona");
    linking = viewer;
    await browser.signInWithProvider(PERSON);
    expect(await browser.viewer()).toEqual(viewer);
    linking = null;
    const another = new Browser();
    await another.signInWithProvider(PERSON);
    expect((await another.viewer())?.id).toBe(viewer.id);
  });

  test("is refused when the identity is somebody else's", async () => {
    await new Browser().signInWithProvider(PERSON);
    const [browser, viewer] = await signedIn("mona");
    linking = viewer;
    expect(await browser.signInWithProvider(PERSON)).toBe("/settings/security?error=linked-elsewhere");
    expect(await db.externalIdentity.count({ where: { accountId: viewer.id } })).toBe(0);
  });

  test("is undone, unless nothing else is left to sign in with", async () => {
    const [browser, viewer] = await signedIn("mona");
    linking = viewer;
    await browser.signInWithProvider(PERSON);
    const { id: identityId } = await db.externalIdentity.findFirstOrThrow();
    const unlink = () => unlinkIdentity({ viewerId: viewer.id, identityId });
    await expect(unlink()).rejects.toMatchObject({ status: 422 });
    const changedAt = new Date();
    await db.password.create({ data: { accountId: viewer.id, hash: await hashPassword("a password"), changedAt } });
    await unlink();
    await expect(unlink()).rejects.toMatchObject({ status: 404 });
  });
});

describe("next-auth's own form and endpoints", () => {
  const credentials = (password: string) => ({ login: "mona", password, callbackUrl: "/" });

  beforeEach(async () => {
    await insertUser(db, { login: "mona", passwordHash: await hashPassword("mona-password") });
  });

  test("sign in with a password, and out again", async () => {
    const browser = new Browser();
    await browser.post("callback/credentials", credentials("mona-password"));
    expect(await browser.viewer()).toMatchObject({ login: "mona" });
    await browser.post("signout", {});
    expect(await db.session.count({ where: { revokedAt: null } })).toBe(0);
    expect(await browser.viewer()).toBeNull();
  });

  test("do not get around the second factor", async () => {
    const { id: accountId } = await db.account.findUniqueOrThrow({ where: { login: "mona" } });
    await beginTotp(accountId);
    await db.totpFactor.update({ where: { accountId }, data: { confirmedAt: new Date() } });
    const browser = new Browser();
    await browser.post("callback/credentials", credentials("mona-password"));
    expect(await browser.viewer()).toBeNull();
  });

  test("refuse a wrong password", async () => {
    const browser = new Browser();
    const response = await browser.post("callback/credentials", credentials("wrong"));
    expect(response.headers.get("location") ?? "").toContain("error=CredentialsSignin");
    expect(await browser.viewer()).toBeNull();
  });

  test("know no session once it is revoked", async () => {
    const browser = new Browser();
    await browser.post("callback/credentials", credentials("mona-password"));
    const session = async () => (await browser.request(`${origin}/api/auth/session`)).json();
    expect(await session()).toHaveProperty("expires");
    await db.session.updateMany({ data: { revokedAt: new Date() } });
    expect(await session()).toEqual({});
  });
});
