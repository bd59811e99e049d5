import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Refusal, validationFailed } from "@/lib/api/errors.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { verifyEmail } from "./email-verification.ts";
import { verifyPassword } from "./password.ts";
import type { SignUpInput } from "./schemas.ts";
import { signUp } from "./sign-up.ts";

const LISA = { login: "lisa", name: "Lisa", email: "lisa@example.test", password: "correct horse" };
const refusalOf = (input: SignUpInput) =>
  signUp(input).then(
    () => null,
    (error: Refusal) => error,
  );

beforeEach(async () => {
  await db.mail.deleteMany();
  await db.account.deleteMany();
});
afterEach(() => clock.set(undefined));

describe("signing up", () => {
  test("makes the account, with the password hashed and the act in the audit log", async () => {
    const account = await signUp(LISA);
    expect(account).toMatchObject({ login: "lisa", name: "Lisa", type: "USER", siteAdmin: false });
    const { hash } = await db.password.findUniqueOrThrow({ where: { accountId: account.id } });
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword(hash, "correct horse")).toBe(true);
    expect(await verifyPassword(hash, "correct  horse")).toBe(false);
    expect(await db.auditEntry.findMany({ where: { accountId: account.id } })).toMatchObject([
      { action: "user.create" },
    ]);
  });

  test("keeps a password as it was typed, blanks included", async () => {
    const { id } = await signUp({ ...LISA, password: "  with blanks  " });
    const { hash } = await db.password.findUniqueOrThrow({ where: { accountId: id } });
    expect(await verifyPassword(hash, "  with blanks  ")).toBe(true);
  });

  test.each([
    ["login", { login: "no_underscores" }],
    ["login", { login: "settings" }],
    ["login", { login: "" }],
    ["email", { email: "nonsense" }],
    ["email", { email: "" }],
    ["password", { password: "short" }],
    ["password", { password: "x".repeat(129) }],
    ["name", { name: "x".repeat(256) }],
  ])("refuses a wrong %s: %j", async (field, wrong) => {
    const refusal = await refusalOf({ ...LISA, ...wrong });
    expect(refusal).toMatchObject({ status: 422, errors: [{ resource: "User", field, code: "invalid" }] });
    expect(await db.account.count()).toBe(0);
  });

  test("names every wrong field at once", async () => {
    const refusal = await refusalOf({ login: "-", email: "-", password: "-" });
    expect(refusal?.errors.map((error) => typeof error === "object" && error.field)).toEqual([
      "login",
      "email",
      "password",
    ]);
  });

  test("refuses a login that is taken, whatever its case", async () => {
    await signUp(LISA);
    expect(await refusalOf({ ...LISA, login: "LISA", email: "other@example.test" })).toMatchObject(
      validationFailed({ resource: "User", field: "login", code: "already_exists", message: "This login is taken." }),
    );
  });

  test("refuses an address that is taken, whatever its case", async () => {
    await signUp(LISA);
    const refusal = await refusalOf({ ...LISA, login: "other", email: "LISA@example.test" });
    expect(refusal).toMatchObject({ status: 422, errors: [{ field: "email", code: "already_exists" }] });
  });
});

describe("the mail that verifies an address", () => {
  const token = async () => {
    const { text } = await db.mail.findFirstOrThrow({ where: { to: "lisa@example.test" } });
    return /token=(\S+)/.exec(text)?.[1] ?? "";
  };
  const verifiedAt = async () =>
    (await db.email.findUniqueOrThrow({ where: { address: "lisa@example.test" } })).verifiedAt;

  test("verifies it", async () => {
    await signUp(LISA);
    expect(await verifiedAt()).toBeNull();
    expect(await verifyEmail(await token())).toEqual({ address: "lisa@example.test" });
    expect(await verifiedAt()).not.toBeNull();
  });

  test("does not verify it after a day", async () => {
    await signUp(LISA);
    clock.set(new Date(Date.now() + 24 * 3600_000 + 1000));
    expect(await verifyEmail(await token())).toBeNull();
  });

  test("does not verify it with a changed link", async () => {
    await signUp(LISA);
    const [id, expires, signature = ""] = (await token()).split(".");
    expect(await verifyEmail(`${id}.${Number(expires) + 1}.${signature}`)).toBeNull();
    expect(await verifyEmail(`${id}.${expires}.${"0".repeat(64)}`)).toBeNull();
    expect(await verifyEmail("nonsense")).toBeNull();
    expect(await verifiedAt()).toBeNull();
  });

  test("does not verify an address that was removed", async () => {
    await signUp(LISA);
    await db.email.deleteMany();
    expect(await verifyEmail(await token())).toBeNull();
  });
});
