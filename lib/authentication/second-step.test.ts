import { generateSync } from "otplib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { insertUser } from "@/lib/accounts/insert-user.ts";
import {
  beginPasskey,
  beginPasskeySignIn,
  passkeysWork,
  removePasskey,
  requirePasskey,
} from "@/lib/accounts/second-factor/passkeys.ts";
import {
  beginTotp,
  confirmTotp,
  disableSecondFactor,
  regenerateRecoveryCodes,
  secondFactorState,
  totpSetup,
} from "@/lib/accounts/second-factor/totp.ts";
import { clock } from "@/lib/platform/clock.ts";
import { config } from "@/lib/platform/config.ts";
import { db } from "@/lib/platform/db.ts";
import { afterPassword, findSecondStep, finishSignIn, type Step } from "./second-step.ts";
import { findViewerFrom } from "./session.ts";

const START = new Date("2031-01-01T12:00:00Z");
const device = { userAgent: "a browser", ip: "192.0.2.1" };
const WRONG = { status: 422, errors: [expect.objectContaining({ field: "code" })] };

let mona: number;

beforeEach(async () => {
  await db.account.deleteMany();
  mona = (await insertUser(db, { login: "mona", email: { address: "mona@example.test", verified: true } })).id;
  clock.stop(START);
});
afterEach(() => clock.set(undefined));

const jar = ({ cookie }: Step) => ({
  get: (name: string) => (name === cookie.name ? { value: cookie.value } : undefined),
});
const codeAfter = (secret: string, seconds: number) =>
  generateSync({ secret, epoch: START.getTime() / 1000 + seconds });
const wait = (seconds: number) => clock.stop(new Date(START.getTime() + seconds * 1000));

/** Turns it on with the first code, and lets a minute pass so that the next code is another one. */
async function turnOn() {
  await beginTotp(mona);
  const setup = await totpSetup({ accountId: mona, login: "mona" });
  const secret = setup?.secret.replaceAll(" ", "") ?? "";
  const recoveryCodes = await confirmTotp({ accountId: mona, code: codeAfter(secret, 0) });
  wait(60);
  return { secret, recoveryCodes, code: codeAfter(secret, 60) };
}

describe("after the password", () => {
  test("somebody without a second factor is signed in", async () => {
    expect((await afterPassword(mona, device)).done).toBe(true);
  });

  test("somebody with one has no session yet, and the cookie in between is none", async () => {
    await turnOn();
    const step = await afterPassword(mona, device);
    expect(step.done).toBe(false);
    expect(await db.session.count()).toBe(0);
    expect(await findViewerFrom(new Headers({ cookie: `next-auth.session-token=${step.cookie.value}` }))).toBeNull();
    expect(await findSecondStep(jar(step))).toBe(mona);
  });

  test("a session cookie does not stand for the step in between", async () => {
    const { cookie } = await afterPassword(mona, device);
    expect(await findSecondStep({ get: () => ({ value: cookie.value }) })).toBeNull();
  });

  test("a code of the app signs in", async () => {
    const { code } = await turnOn();
    const cookie = await finishSignIn({ accountId: mona, code, device });
    const viewer = await findViewerFrom(new Headers({ cookie: `${cookie.name}=${cookie.value}` }));
    expect(viewer).toMatchObject({ login: "mona" });
  });

  test("a code is taken once", async () => {
    const { code } = await turnOn();
    await finishSignIn({ accountId: mona, code, device });
    await expect(finishSignIn({ accountId: mona, code, device })).rejects.toMatchObject(WRONG);
  });

  test("of two with the same code at once, one is signed in", async () => {
    const { code } = await turnOn();
    const both = [1, 2].map(() => finishSignIn({ accountId: mona, code, device }));
    const outcomes = (await Promise.allSettled(both)).map(({ status }) => status);
    expect(outcomes.sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("a code may be one step old, and no older", async () => {
    const { secret } = await turnOn();
    wait(150);
    await expect(finishSignIn({ accountId: mona, code: codeAfter(secret, 60), device })).rejects.toMatchObject(WRONG);
    await finishSignIn({ accountId: mona, code: codeAfter(secret, 120), device });
  });

  test("a recovery code signs in once, written in any way", async () => {
    const { recoveryCodes } = await turnOn();
    expect(recoveryCodes).toHaveLength(16);
    const [code = ""] = recoveryCodes;
    await finishSignIn({ accountId: mona, code: ` ${code.toUpperCase().replace("-", "")} `, device });
    await expect(finishSignIn({ accountId: mona, code, device })).rejects.toMatchObject(WRONG);
    expect((await secondFactorState(mona)).recoveryCodesLeft).toBe(15);
  });

  test("codes of somebody else are refused", async () => {
    const { code } = await turnOn();
    const hubot = await insertUser(db, { login: "hubot", email: { address: "hubot@example.test", verified: true } });
    await expect(finishSignIn({ accountId: hubot.id, code, device })).rejects.toMatchObject(WRONG);
  });

  test("guessing is refused after ten wrong codes", async () => {
    const { code } = await turnOn();
    wait(3_600);
    for (let guess = 0; guess < 10; guess += 1)
      await expect(finishSignIn({ accountId: mona, code: "000000", device })).rejects.toMatchObject(WRONG);
    await expect(finishSignIn({ accountId: mona, code, device })).rejects.toMatchObject({ status: 429 });
  });
});

describe("the second factor", () => {
  test("is off until a code shows that the app has the secret", async () => {
    await beginTotp(mona);
    await expect(confirmTotp({ accountId: mona, code: "000000" })).rejects.toMatchObject(WRONG);
    expect((await secondFactorState(mona)).enabled).toBe(false);
    expect((await afterPassword(mona, device)).done).toBe(true);
  });

  test("cannot be set up anew while it is on", async () => {
    await turnOn();
    await expect(beginTotp(mona)).rejects.toMatchObject({ status: 409 });
    expect(await totpSetup({ accountId: mona, login: "mona" })).toBeNull();
  });

  test("keeps its secret sealed and its recovery codes hashed", async () => {
    const { secret, recoveryCodes } = await turnOn();
    const stored = JSON.stringify([await db.totpFactor.findMany(), await db.recoveryCode.findMany()]);
    for (const text of [secret, ...recoveryCodes]) expect(stored).not.toContain(text);
  });

  test("is turned off by a code alone", async () => {
    const { code } = await turnOn();
    await expect(disableSecondFactor({ accountId: mona, code: "000000" })).rejects.toMatchObject(WRONG);
    await disableSecondFactor({ accountId: mona, code });
    expect(await secondFactorState(mona)).toEqual({ enabled: false, since: null, recoveryCodesLeft: 0 });
  });

  test("gets new recovery codes, and the old ones end", async () => {
    const { code, recoveryCodes } = await turnOn();
    const fresh = await regenerateRecoveryCodes({ accountId: mona, code });
    expect(fresh).toHaveLength(16);
    const old = recoveryCodes[0] as string;
    await expect(finishSignIn({ accountId: mona, code: old, device })).rejects.toMatchObject(WRONG);
    await finishSignIn({ accountId: mona, code: fresh[0] as string, device });
  });

  test("is in the audit log, turned on and off", async () => {
    const { code } = await turnOn();
    await disableSecondFactor({ accountId: mona, code });
    const actions = (await db.auditEntry.findMany({ orderBy: { id: "asc" } })).map(({ action }) => action);
    expect(actions).toEqual(["two_factor_authentication.enabled", "two_factor_authentication.disabled"]);
  });
});

describe("a passkey", () => {
  const REFUSED = { status: 422 };

  test.each(["", "null", "[]", "{", '{"id":"nobody\'s"}', `{"id":${"9".repeat(30)}}`])(
    "that is %j is refused",
    async (response) => {
      await expect(requirePasskey(response)).rejects.toMatchObject(REFUSED);
    },
  );

  test("of a known credential that signed nothing is refused", async () => {
    const row = { accountId: mona, name: "Laptop", credentialId: "abc", publicKey: Buffer.from("x"), counter: 0n };
    await db.passkey.create({ data: { ...row, createdAt: clock.now() } });
    const { challenge } = await beginPasskeySignIn("192.0.2.1");
    const clientData = Buffer.from(JSON.stringify({ type: "webauthn.get", challenge, origin: config().publicUrl }));
    const response = {
      id: "abc",
      rawId: "abc",
      type: "public-key",
      response: { clientDataJSON: clientData.toString("base64url"), authenticatorData: "AA", signature: "AA" },
      clientExtensionResults: {},
    };
    await expect(requirePasskey(JSON.stringify(response))).rejects.toMatchObject(REFUSED);
  });

  test("of somebody else is not removed", async () => {
    const row = { accountId: mona, name: "Laptop", credentialId: "abc", publicKey: Buffer.from("x"), counter: 0n };
    const { id } = await db.passkey.create({ data: { ...row, createdAt: clock.now() } });
    await expect(removePasskey({ accountId: mona + 1, id })).rejects.toMatchObject({ status: 404 });
    expect(await removePasskey({ accountId: mona, id })).toEqual({ name: "Laptop" });
  });

  test("is asked for with a challenge that is forgotten after five minutes", async () => {
    await beginPasskey({ accountId: mona, login: "mona" });
    expect(await db.passkeyChallenge.count()).toBe(1);
    wait(301);
    await beginPasskeySignIn("192.0.2.1");
    expect(await db.passkeyChallenge.count()).toBe(1);
  });

  test("is asked for 50 times in five minutes and no more, by one address", async () => {
    wait(10_000);
    for (let count = 0; count < 50; count += 1) await beginPasskeySignIn("198.51.100.9");
    await expect(beginPasskeySignIn("198.51.100.9")).rejects.toMatchObject({ status: 429 });
    expect(await db.passkeyChallenge.count()).toBe(50);
    await beginPasskeySignIn("198.51.100.10");
    wait(10_301);
    await beginPasskeySignIn("198.51.100.9");
  });

  test("is offered under a name, not under an address of digits", () => {
    const { publicUrl } = config();
    Object.assign(config(), { publicUrl: "http://127.0.0.1:4200" });
    expect(passkeysWork()).toBe(false);
    Object.assign(config(), { publicUrl: "https://mortise.example" });
    expect(passkeysWork()).toBe(true);
    Object.assign(config(), { publicUrl });
  });
});
