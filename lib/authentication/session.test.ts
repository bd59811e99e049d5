import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { insertUser } from "@/lib/accounts/insert-user.ts";
import { insertSession, SESSION_SECONDS } from "@/lib/accounts/sessions.ts";
import { clock } from "@/lib/platform/clock.ts";
import { config } from "@/lib/platform/config.ts";
import { db } from "@/lib/platform/db.ts";
import { authenticateSession, findViewerFrom } from "./session.ts";
import { sealSessionCookie } from "./session-cookie.ts";

let mona: number;
let sessionId: string;
let cookie: string;

beforeEach(async () => {
  await db.account.deleteMany();
  mona = (await insertUser(db, { login: "mona", name: "Mona Lisa" })).id;
  sessionId = (await insertSession(db, mona, { userAgent: "a browser", ip: "127.0.0.1" })).id;
  const sealed = await sealSessionCookie({ accountId: mona, sessionId });
  cookie = `theme=dark; ${sealed.name}=${sealed.value}`;
});
afterEach(() => clock.set(undefined));

const grantFor = (method: string, headers: Record<string, string> = {}) =>
  authenticateSession(new Headers({ cookie, ...headers }), method);

describe("the viewer behind a cookie", () => {
  const viewer = () => findViewerFrom(new Headers({ cookie }));

  test("is the person who signed in", async () => {
    const provenAt = expect.any(Date);
    const seen = { id: mona, login: "mona", name: "Mona Lisa", siteAdmin: false, sessionId, provenAt };
    expect(await viewer()).toEqual(seen);
  });

  test("is nobody without a cookie, or with one that was tampered with", async () => {
    expect(await findViewerFrom(new Headers())).toBeNull();
    cookie = cookie.replace(/.(?=.{8}$)/, (character) => (character === "A" ? "B" : "A"));
    expect(await viewer()).toBeNull();
  });

  test("is nobody once the session is revoked", async () => {
    await db.session.update({ where: { id: sessionId }, data: { revokedAt: clock.now() } });
    expect(await viewer()).toBeNull();
  });

  test("is nobody once the session is over", async () => {
    clock.set(new Date(Date.now() + SESSION_SECONDS * 1000 + 1000));
    expect(await viewer()).toBeNull();
  });

  test("was last seen to the minute, not to the request", async () => {
    const lastSeen = async () => (await db.session.findUniqueOrThrow({ where: { id: sessionId } })).lastSeenAt;
    const first = await lastSeen();
    await viewer();
    expect(await lastSeen()).toEqual(first);
    clock.set(new Date(Date.now() + 10 * 60_000));
    await viewer();
    expect((await lastSeen()).getTime()).toBeGreaterThan(first.getTime());
  });
});

describe("a request with the pages' cookie", () => {
  test("acts as the person when it only reads", async () => {
    expect(await grantFor("GET")).toEqual({ kind: "session", userId: mona, sessionId });
  });

  test("acts as the person when it changes something from our own pages", async () => {
    expect(await grantFor("POST", { origin: config().publicUrl })).toMatchObject({ userId: mona });
  });

  test("of another site counts as nobody's when it changes something", async () => {
    expect(await grantFor("POST", { origin: "https://evil.example" })).toBeNull();
    expect(await grantFor("DELETE")).toBeNull();
  });
});
