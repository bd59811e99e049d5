import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { changePassword } from "./change-password.ts";
import { endOtherSessions, endSession, signOut } from "./end-session.ts";
import { insertUser } from "./insert-user.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { requestPasswordReset, resetPassword } from "./reset-password.ts";
import { insertSession, sessionsOf } from "./sessions.ts";

const DEVICE = { userAgent: "a browser", ip: "192.0.2.1" };
let mona: number;
let here: string;
let there: string;

beforeEach(async () => {
  await db.mail.deleteMany();
  await db.account.deleteMany();
  const email = { address: "mona@example.test", verified: true };
  mona = (await insertUser(db, { login: "mona", email, passwordHash: await hashPassword("mona-password") })).id;
  here = (await insertSession(db, mona, DEVICE)).id;
  there = (await insertSession(db, mona, DEVICE)).id;
});
afterEach(() => clock.set(undefined));

const live = async () => new Set((await sessionsOf(mona)).map(({ id }) => id));
const opens = async (password: string) =>
  verifyPassword((await db.password.findUnique({ where: { accountId: mona } }))?.hash ?? null, password);

describe("a session", () => {
  test("is ended by signing out, and signing out twice changes nothing", async () => {
    await signOut({ viewerId: mona, sessionId: here });
    await signOut({ viewerId: mona, sessionId: here });
    expect(await live()).toEqual(new Set([there]));
    expect(await db.auditEntry.count({ where: { action: "user.logout" } })).toBe(1);
  });

  test("is ended from another one", async () => {
    await endSession({ viewerId: mona, sessionId: there });
    expect(await live()).toEqual(new Set([here]));
  });

  test("of somebody else, or none at all, is not there to end", async () => {
    const hubot = (await insertUser(db, { login: "hubot" })).id;
    await expect(endSession({ viewerId: hubot, sessionId: there })).rejects.toMatchObject({ status: 404 });
    await expect(endSession({ viewerId: mona, sessionId: "nonsense" })).rejects.toMatchObject({ status: 404 });
    expect(await live()).toEqual(new Set([here, there]));
  });

  test("stays when all others are ended", async () => {
    expect(await endOtherSessions({ viewerId: mona, sessionId: here })).toBe(1);
    expect(await live()).toEqual(new Set([here]));
  });

  test("is not listed once it is over", async () => {
    clock.set(new Date(Date.now() + 31 * 24 * 3600_000));
    expect(await live()).toEqual(new Set());
  });
});

describe("changing the password", () => {
  const change = (input: { current_password?: string; password: string }) =>
    changePassword({ viewerId: mona, sessionId: here, input });

  test("ends the other sessions and tells the person by mail", async () => {
    expect(await change({ current_password: "mona-password", password: "a new one" })).toEqual({ endedSessions: 1 });
    expect(await opens("a new one")).toBe(true);
    expect(await live()).toEqual(new Set([here]));
    expect(await db.mail.findMany()).toMatchObject([{ to: "mona@example.test" }]);
  });

  test("is refused with a wrong current password", async () => {
    await expect(change({ current_password: "wrong", password: "a new one" })).rejects.toMatchObject({
      status: 422,
      errors: [{ field: "current_password" }],
    });
    expect(await opens("mona-password")).toBe(true);
  });

  test("is refused with a new one that is too short", async () => {
    await expect(change({ current_password: "mona-password", password: "short" })).rejects.toMatchObject({
      errors: [{ field: "password" }],
    });
  });

  test("needs no current one where there is none yet", async () => {
    await db.password.deleteMany();
    await change({ password: "the first one" });
    expect(await opens("the first one")).toBe(true);
  });
});

describe("a forgotten password", () => {
  const linkFor = async (identifier: string) => {
    await requestPasswordReset(identifier);
    const mail = await db.mail.findFirst({ orderBy: { id: "desc" } });
    return /token=(\S+)/.exec(mail?.text ?? "")?.[1] ?? null;
  };

  test.each(["mona", "MONA@example.test"])(
    "of %s is replaced by the mail's link, which signs out everywhere",
    async (who) => {
      const token = (await linkFor(who)) ?? "";
      expect(await resetPassword({ token, password: "another one" })).toBe(mona);
      expect(await opens("another one")).toBe(true);
      expect(await live()).toEqual(new Set());
    },
  );

  test("is replaced once by one link", async () => {
    const token = (await linkFor("mona")) ?? "";
    clock.set(new Date(Date.now() + 1000));
    await resetPassword({ token, password: "another one" });
    await expect(resetPassword({ token, password: "a third one" })).rejects.toMatchObject({ status: 422 });
    expect(await opens("another one")).toBe(true);
  });

  test("is replaced once by one link, of two uses at once", async () => {
    const token = (await linkFor("mona")) ?? "";
    clock.set(new Date(Date.now() + 1000));
    const uses = ["first one", "second one"].map((password) => resetPassword({ token, password }));
    const outcomes = (await Promise.allSettled(uses)).map(({ status }) => status);
    expect(outcomes.sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("is not replaced after an hour", async () => {
    const token = (await linkFor("mona")) ?? "";
    clock.set(new Date(Date.now() + 3_601_000));
    await expect(resetPassword({ token, password: "another one" })).rejects.toMatchObject({ status: 422 });
  });

  test("is not replaced with another account's id in the link", async () => {
    const hubot = (await insertUser(db, { login: "hubot" })).id;
    const token = ((await linkFor("mona")) ?? "").replace(/^\d+/, String(hubot));
    await expect(resetPassword({ token, password: "another one" })).rejects.toMatchObject({ status: 422 });
  });

  test("sends no mail to an address that is not verified, or to nobody", async () => {
    await db.email.updateMany({ data: { verifiedAt: null } });
    expect(await linkFor("mona")).toBeNull();
    expect(await linkFor("mona@example.test")).toBeNull();
    expect(await linkFor("nobody-here")).toBeNull();
  });
});
