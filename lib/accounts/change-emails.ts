import { z } from "zod";
import type { Email } from "@/generated/prisma/client.ts";
import { notFound, unprocessable, validationFailed } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, type Tx, transaction } from "@/lib/platform/db.ts";
import { checkInput } from "./check-input.ts";
import { queueVerification } from "./email-verification.ts";
import { PRIMARY_FIRST } from "./primary-first.ts";
import { emailAddress } from "./schemas.ts";
import { refuseTaken } from "./uniqueness.ts";

const EMAILS_MAX = 20;
const newEmailInput = z.object({ email: emailAddress });

/** A person's addresses, the primary one first. */
export async function emailsOf(accountId: number): Promise<Email[]> {
  return db.email.findMany({ where: { accountId }, orderBy: PRIMARY_FIRST });
}

/** Adds an address and sends it mail to verify it. The first one becomes the primary one.
 *  @throws 422 when it is not an address, is taken, or one too many */
export async function addEmail({
  viewer,
  email,
}: {
  viewer: { id: number; login: string };
  email: string;
}): Promise<Email> {
  const { email: address } = checkInput(newEmailInput, { email }, "User");
  try {
    return await transaction(async (tx) => {
      const known = await tx.email.count({ where: { accountId: viewer.id } });
      if (known >= EMAILS_MAX) throw tooMany();
      const added = await tx.email.create({
        data: { accountId: viewer.id, address, primary: known === 0, createdAt: clock.now() },
      });
      await queueVerification(tx, { emailId: added.id, address, login: viewer.login });
      await recordAudit(tx, { action: "user.add_email", actorId: viewer.id, accountId: viewer.id, data: { address } });
      return added;
    });
  } catch (error) {
    throw refuseTaken(error, "User");
  }
}

/** Sends the mail again that verifies an address.
 *  @throws 404 when it is not one of the person's that waits for it */
export async function resendVerification({
  viewer,
  emailId,
}: {
  viewer: { id: number; login: string };
  emailId: number;
}): Promise<Email> {
  return transaction(async (tx) => {
    const email = await requireEmail(tx, { accountId: viewer.id, emailId });
    if (email.verifiedAt) throw notFound();
    await queueVerification(tx, { emailId, address: email.address, login: viewer.login });
    return email;
  });
}

/** Makes an address the one that mail goes to.
 *  @throws 404 when it is not one of the person's, 422 before it is verified */
export async function makeEmailPrimary({ viewerId, emailId }: { viewerId: number; emailId: number }): Promise<Email> {
  return transaction(async (tx) => {
    const email = await requireEmail(tx, { accountId: viewerId, emailId });
    if (!email.verifiedAt) throw unprocessable("Verify this address before you make it the primary one.");
    await tx.email.updateMany({ where: { accountId: viewerId }, data: { primary: false } });
    const changed = await tx.email.update({ where: { id: emailId }, data: { primary: true } });
    const data = { address: email.address };
    await recordAudit(tx, { action: "user.change_primary_email", actorId: viewerId, accountId: viewerId, data });
    return changed;
  });
}

/** Takes an address off the account.
 *  @throws 404 when it is not one of the person's, 422 when it is the primary one */
export async function removeEmail({ viewerId, emailId }: { viewerId: number; emailId: number }): Promise<Email> {
  return transaction(async (tx) => {
    const email = await requireEmail(tx, { accountId: viewerId, emailId });
    if (email.primary) throw unprocessable("Make another address the primary one first.");
    await tx.email.delete({ where: { id: emailId } });
    const data = { address: email.address };
    await recordAudit(tx, { action: "user.remove_email", actorId: viewerId, accountId: viewerId, data });
    return email;
  });
}

async function requireEmail(tx: Tx, { accountId, emailId }: { accountId: number; emailId: number }): Promise<Email> {
  const email = await tx.email.findFirst({ where: { id: emailId, accountId } });
  if (!email) throw notFound();
  return email;
}

const tooMany = () =>
  validationFailed({
    resource: "User",
    field: "email",
    code: "unprocessable",
    message: `An account has at most ${EMAILS_MAX} addresses; remove one first.`,
  });
