import { beforeEach, describe, expect, test } from "vitest";
import { insertUser } from "@/lib/accounts/insert-user.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { currentAgreement, findSignature, hasToSign, refuseUnsigned } from "./agreement.ts";
import { changeFeedbackAddress, feedbackAddressProblem } from "./change-feedback-address.ts";
import { publishAgreement } from "./publish-agreement.ts";
import { siteSetting } from "./settings.ts";
import { signAgreement } from "./sign-agreement.ts";
import { switchAgreement } from "./switch-agreement.ts";

let mona: number;
let lisa: number;

beforeEach(async () => {
  await db.account.deleteMany();
  await db.agreement.deleteMany();
  await db.siteSetting.deleteMany();
  mona = (await transaction((tx) => insertUser(tx, { login: "mona", siteAdmin: true }))).id;
  lisa = (await transaction((tx) => insertUser(tx, { login: "lisa" }))).id;
});

const publish = (text: string, seenVersion = 1) => publishAgreement({ actorId: mona, text, seenVersion });

describe("signing", () => {
  test("the text that Mortise brings is version 1, and has to be signed", async () => {
    expect(await currentAgreement()).toMatchObject({ version: 1, publishedAt: null });
    expect(await hasToSign(lisa)).toBe(true);
    await signAgreement({ viewerId: lisa, version: 1 });
    expect(await hasToSign(lisa)).toBe(false);
    expect(await findSignature(lisa, 1)).toBeInstanceOf(Date);
    expect(await db.auditEntry.findFirst({ where: { action: "user.sign_agreement" } })).toMatchObject({
      actorId: lisa,
      data: { version: 1 },
    });
  });

  test("twice keeps the first time", async () => {
    await signAgreement({ viewerId: lisa, version: 1 });
    const first = await findSignature(lisa, 1);
    await signAgreement({ viewerId: lisa, version: 1 });
    expect(await findSignature(lisa, 1)).toEqual(first);
  });

  test("a new version has to be signed again", async () => {
    await signAgreement({ viewerId: lisa, version: 1 });
    expect(await publish("Be kind.")).toEqual({ version: 2 });
    expect(await hasToSign(lisa)).toBe(true);
    await signAgreement({ viewerId: lisa, version: 2 });
    expect(await hasToSign(lisa)).toBe(false);
  });

  test("a version that is no longer the newest is refused", async () => {
    await publish("Be kind.");
    await expect(signAgreement({ viewerId: lisa, version: 1 })).rejects.toMatchObject({ status: 422 });
    expect(await hasToSign(lisa)).toBe(true);
  });

  test("managing without a signature is refused, and not while the agreement is turned off", async () => {
    await expect(refuseUnsigned(lisa)).rejects.toMatchObject({ status: 403 });
    await switchAgreement({ actorId: mona, required: false });
    await refuseUnsigned(lisa);
    await switchAgreement({ actorId: mona, required: true });
    await expect(refuseUnsigned(lisa)).rejects.toMatchObject({ status: 403 });
  });
});

describe("publishing", () => {
  test("an empty text is refused", async () => {
    await expect(publish("  \n")).rejects.toMatchObject({ status: 422, errors: [{ field: "text" }] });
  });

  test("a text that is too long is refused", async () => {
    await expect(publish("x".repeat(50_001))).rejects.toMatchObject({ status: 422 });
  });

  test("the text of the present version is refused", async () => {
    await publish("Be kind.");
    await expect(publish("Be kind.\n", 2)).rejects.toMatchObject({ errors: [{ field: "text" }] });
  });

  test("over a version that somebody else published since is refused", async () => {
    await publish("Be kind.");
    await expect(publish("Be kinder.")).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining("Version 2 was published since"),
    });
  });

  test("two at once: one of them is refused", async () => {
    const outcomes = await Promise.allSettled([publish("One."), publish("Two.")]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("by somebody who does not run the site is refused", async () => {
    await expect(publishAgreement({ actorId: lisa, text: "Mine.", seenVersion: 1 })).rejects.toMatchObject({
      status: 404,
    });
    await expect(switchAgreement({ actorId: lisa, required: false })).rejects.toMatchObject({ status: 404 });
  });
});

describe("the address of Give feedback", () => {
  test("is a path of this site or an address, and empty for none", async () => {
    await changeFeedbackAddress({ actorId: mona, address: " /platform/forum/issues " });
    expect(await siteSetting("feedback_url")).toBe("/platform/forum/issues");
    await changeFeedbackAddress({ actorId: mona, address: "" });
    expect(await siteSetting("feedback_url")).toBeNull();
    expect(feedbackAddressProblem("https://forum.example/new?kind=wish")).toBeNull();
    expect(feedbackAddressProblem("mailto:feedback@example.test")).toBeNull();
  });

  test.each(["javascript:alert(1)", "//evil.example", "/\\evil.example", "forum", "data:text/html,x", "http://"])(
    "%s is refused",
    async (address) => {
      const attempt = changeFeedbackAddress({ actorId: mona, address });
      await expect(attempt).rejects.toMatchObject({ errors: [{ field: "feedback_url" }] });
    },
  );

  test("by somebody who does not run the site is refused", async () => {
    await expect(changeFeedbackAddress({ actorId: lisa, address: "/x" })).rejects.toMatchObject({ status: 404 });
  });
});
