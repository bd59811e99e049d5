import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { insertUser } from "@/lib/accounts/insert-user.ts";
import { hashPassword } from "@/lib/accounts/password.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { findViewerFrom } from "./session.ts";
import { requirePassword, startSession, WRONG_CREDENTIALS } from "./sign-in.ts";

let mona: number;
let ip = 0;

beforeEach(async () => {
  await db.account.deleteMany();
  const email = { address: "mona@example.test", verified: false };
  mona = (await insertUser(db, { login: "mona", email, passwordHash: await hashPassword("mona-password") })).id;
  ip += 1;
});
afterEach(() => clock.set(undefined));

/** From an address of this test's own, so that the wrong passwords of another one do not count. */
const signIn = async (identifier: string, password: string, from = `192.0.2.${ip}`) => {
  const device = { userAgent: "a browser", ip: from };
  const account = await requirePassword({ identifier, password, device });
  return { account, cookie: await startSession(account.id, device) };
};
const fail = async (times: number, identifier: string, from?: string) => {
  for (let time = 0; time < times; time += 1) await signIn(identifier, "wrong", from).catch(() => undefined);
};

describe("signing in with a password", () => {
  test.each(["mona", "MONA", "mona@example.test", "Mona@Example.test"])("works as %s", async (identifier) => {
    const { cookie } = await signIn(identifier, "mona-password");
    expect(cookie).toMatchObject({ name: "next-auth.session-token", httpOnly: true, sameSite: "lax", path: "/" });
    const viewer = await findViewerFrom(new Headers({ cookie: `${cookie.name}=${cookie.value}` }));
    expect(viewer).toMatchObject({ id: mona, login: "mona" });
    const session = await db.session.findFirstOrThrow({ where: { accountId: mona } });
    expect(session).toMatchObject({ userAgent: "a browser", ip: `192.0.2.${ip}` });
  });

  test.each([
    ["mona", "wrong"],
    ["mona", ""],
    ["nobody", "mona-password"],
    ["nobody@example.test", "mona-password"],
    ["", ""],
  ])("is refused for %j with %j, in the same words", async (identifier, password) => {
    await expect(signIn(identifier, password)).rejects.toMatchObject({ status: 422, message: WRONG_CREDENTIALS });
    expect(await db.session.count()).toBe(0);
  });

  test("is refused to people without a password", async () => {
    await db.password.deleteMany();
    await expect(signIn("mona", "mona-password")).rejects.toMatchObject({ status: 422 });
  });

  test("leaves a wrong password in the person's audit log", async () => {
    await fail(1, "mona");
    expect(await db.auditEntry.findMany({ where: { accountId: mona } })).toMatchObject([
      { action: "user.failed_login", actorId: null, data: { ip: `192.0.2.${ip}` } },
    ]);
  });
});

describe("wrong passwords", () => {
  test("lock the account for that address until the quarter of an hour is over", async () => {
    clock.stop(new Date("2031-01-01T12:01:00Z"));
    await fail(10, "mona");
    clock.stop(new Date("2031-01-01T12:02:30Z"));
    await expect(signIn("mona", "mona-password")).rejects.toMatchObject({
      status: 429,
      message: "Too many attempts. Try again in 14 minutes.",
    });
    expect((await signIn("mona", "mona-password", "198.51.100.1")).account.id).toBe(mona);
    clock.stop(new Date("2031-01-01T12:17:00Z"));
    expect((await signIn("mona", "mona-password")).account.id).toBe(mona);
  });

  test("are refused beyond the tenth when many come at once, and lock nobody else out", async () => {
    clock.stop(new Date("2031-05-01T12:00:00Z"));
    const guesses = Array.from({ length: 120 }, (_, guess) =>
      signIn("mona", `wrong-${guess}`).catch(({ status }: { status: number }) => status),
    );
    const statuses = await Promise.all(guesses);
    expect(statuses.filter((status) => status === 422)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(110);
    expect((await signIn("mona", "mona-password", "198.51.100.3")).account.id).toBe(mona);
  });

  test("count for unknown accounts as well", async () => {
    clock.stop(new Date("2031-02-01T12:00:00Z"));
    await fail(10, "nobody");
    await expect(signIn("nobody", "wrong")).rejects.toMatchObject({ status: 429 });
  });

  test("are forgotten by the right one", async () => {
    clock.stop(new Date("2031-03-01T12:00:00Z"));
    await fail(9, "mona");
    await signIn("mona", "mona-password");
    await fail(9, "mona");
    expect((await signIn("mona", "mona-password")).account.id).toBe(mona);
  });

  test("for many accounts lock the address", async () => {
    clock.stop(new Date("2031-04-01T12:00:00Z"));
    for (let account = 0; account < 50; account += 1) await fail(1, `user-${account}`);
    await expect(signIn("mona", "mona-password")).rejects.toMatchObject({ status: 429 });
    expect((await signIn("mona", "mona-password", "198.51.100.2")).account.id).toBe(mona);
  });
});
