import { beforeEach, describe, expect, test } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { addEmail, emailsOf, makeEmailPrimary, removeEmail, resendVerification } from "./change-emails.ts";
import { insertUser } from "./insert-user.ts";

let mona: { id: number; login: string };
let hubot: { id: number; login: string };
const addresses = async () => (await emailsOf(mona.id)).map(({ address }) => address);

beforeEach(async () => {
  await db.mail.deleteMany();
  await db.account.deleteMany();
  mona = await insertUser(db, { login: "mona", email: { address: "mona@example.test", verified: true } });
  hubot = await insertUser(db, { login: "hubot", email: { address: "hubot@example.test", verified: true } });
});

describe("an address", () => {
  test("is added unverified, with a mail to verify it", async () => {
    const { primary, verifiedAt } = await addEmail({ viewer: mona, email: " new@example.test " });
    expect({ primary, verifiedAt }).toEqual({ primary: false, verifiedAt: null });
    expect(await db.mail.findMany()).toMatchObject([{ to: "new@example.test" }]);
    expect(await addresses()).toEqual(["mona@example.test", "new@example.test"]);
  });

  test("that is nobody's address is refused", async () => {
    await expect(addEmail({ viewer: mona, email: "nonsense" })).rejects.toMatchObject({ status: 422 });
  });

  test("of somebody else is refused", async () => {
    await expect(addEmail({ viewer: mona, email: "HUBOT@example.test" })).rejects.toMatchObject({
      status: 422,
      errors: [{ field: "email", code: "already_exists" }],
    });
  });

  test("beyond the twentieth is refused", async () => {
    const many = Array.from({ length: 19 }, (_, number) => ({
      accountId: mona.id,
      address: `${number}@example.test`,
      createdAt: clock.now(),
    }));
    await db.email.createMany({ data: many });
    await expect(addEmail({ viewer: mona, email: "more@example.test" })).rejects.toMatchObject({ status: 422 });
  });

  test("is sent the mail again, until it is verified", async () => {
    const { id: emailId } = await addEmail({ viewer: mona, email: "new@example.test" });
    await resendVerification({ viewer: mona, emailId });
    expect(await db.mail.count()).toBe(2);
    await db.email.update({ where: { id: emailId }, data: { verifiedAt: clock.now() } });
    await expect(resendVerification({ viewer: mona, emailId })).rejects.toMatchObject({ status: 404 });
  });

  test("becomes the primary one once it is verified, and not before", async () => {
    const { id: emailId } = await addEmail({ viewer: mona, email: "new@example.test" });
    await expect(makeEmailPrimary({ viewerId: mona.id, emailId })).rejects.toMatchObject({ status: 422 });
    await db.email.update({ where: { id: emailId }, data: { verifiedAt: clock.now() } });
    await makeEmailPrimary({ viewerId: mona.id, emailId });
    expect(await addresses()).toEqual(["new@example.test", "mona@example.test"]);
    expect(await db.email.count({ where: { accountId: mona.id, primary: true } })).toBe(1);
  });

  test("is removed, unless it is the primary one", async () => {
    const { id: emailId } = await addEmail({ viewer: mona, email: "new@example.test" });
    await removeEmail({ viewerId: mona.id, emailId });
    expect(await addresses()).toEqual(["mona@example.test"]);
    const [primary] = await emailsOf(mona.id);
    const refused = removeEmail({ viewerId: mona.id, emailId: primary?.id ?? 0 });
    await expect(refused).rejects.toMatchObject({ status: 422 });
  });

  test("of somebody else is not there", async () => {
    const [theirs] = await emailsOf(hubot.id);
    const emailId = theirs?.id ?? 0;
    await expect(removeEmail({ viewerId: mona.id, emailId })).rejects.toMatchObject({ status: 404 });
    await expect(makeEmailPrimary({ viewerId: mona.id, emailId })).rejects.toMatchObject({ status: 404 });
    await expect(resendVerification({ viewer: mona, emailId })).rejects.toMatchObject({ status: 404 });
  });
});
