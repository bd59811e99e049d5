import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { insertUser } from "@/lib/accounts/insert-user.ts";
import { hashPassword } from "@/lib/accounts/password.ts";
import { findLiveSession, insertSession } from "@/lib/accounts/sessions.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { confirmWithPassword, refuseOldSignIn, signedInRecently } from "./recent-sign-in.ts";
import type { Viewer } from "./session.ts";

const PASSWORD = "mona-password";
const device = { userAgent: null, ip: "192.0.2.1" };
let accountId: number;
let sessionId: string;
let count = 0;

beforeEach(async () => {
  await db.account.deleteMany();
  count += 1; // wrong passwords are counted by login
  const passwordHash = await hashPassword(PASSWORD);
  const account = await transaction((tx) => insertUser(tx, { login: `mona-${count}`, passwordHash }));
  accountId = account.id;
  sessionId = (await insertSession(db, account.id, device)).id;
});
afterEach(() => clock.set(undefined));

const viewer = async (): Promise<Viewer> => (await findLiveSession(sessionId)) as Viewer;
const later = (minutes: number) => clock.set(new Date(Date.now() + minutes * 60_000));
const confirm = async (password: string) => confirmWithPassword({ viewer: await viewer(), password, device });

describe("a recent sign-in", () => {
  test("is one within two hours", async () => {
    expect(signedInRecently(await viewer())).toBe(true);
    later(119);
    expect(signedInRecently(await viewer())).toBe(true);
    later(121);
    expect(signedInRecently(await viewer())).toBe(false);
  });

  test("an action after more than two hours is refused", async () => {
    later(121);
    const old = await viewer();
    expect(() => refuseOldSignIn(old)).toThrow("more than two hours");
  });

  test("the password makes it recent again, in this session alone", async () => {
    const other = (await insertSession(db, accountId, device)).id;
    later(121);
    await confirm(PASSWORD);
    expect(signedInRecently(await viewer())).toBe(true);
    expect(signedInRecently((await findLiveSession(other)) as Viewer)).toBe(false);
  });

  test("a wrong password is refused, and noted", async () => {
    later(121);
    await expect(confirm("wrong")).rejects.toMatchObject({ status: 422, errors: [{ field: "password" }] });
    expect(signedInRecently(await viewer())).toBe(false);
    expect(await db.auditEntry.count({ where: { accountId, action: "user.failed_login" } })).toBe(1);
  });

  test("too many wrong passwords are refused, the right one then as well", async () => {
    later(121);
    for (let attempt = 0; attempt < 10; attempt += 1) await confirm("wrong").catch(() => {});
    await expect(confirm(PASSWORD)).rejects.toMatchObject({ status: 429 });
    expect(signedInRecently(await viewer())).toBe(false);
  });

  test("an account without a password is refused", async () => {
    await db.password.deleteMany();
    await expect(confirm("")).rejects.toMatchObject({ status: 422 });
  });
});
