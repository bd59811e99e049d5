import { generateSecret, generateURI, verifySync } from "otplib";
import { encode } from "uqr";
import { conflict, notFound, validationFailed } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, type Tx, transaction } from "@/lib/platform/db.ts";
import { secretBox } from "@/lib/platform/secret-box.ts";
import { replaceRecoveryCodes, takeRecoveryCode } from "./recovery-codes.ts";

const STEP_SECONDS = 30;
/** A telephone's clock may be one step off, either way. */
const TOLERANCE_SECONDS = 30;
const ISSUER = "Mortise";

const placeOf = (accountId: number): string => `TotpFactor.secret:${accountId}`;

export type SecondFactorState = { enabled: boolean; since: Date | null; recoveryCodesLeft: number };

/** Whether a person signs in with codes, since when, and how many recovery codes are left. */
export async function secondFactorState(accountId: number): Promise<SecondFactorState> {
  const [factor, recoveryCodesLeft] = await Promise.all([
    db.totpFactor.findUnique({ where: { accountId }, select: { confirmedAt: true } }),
    db.recoveryCode.count({ where: { accountId } }),
  ]);
  const since = factor?.confirmedAt ?? null;
  return { enabled: since !== null, since, recoveryCodesLeft };
}

export async function hasSecondFactor(accountId: number): Promise<boolean> {
  return (await db.totpFactor.count({ where: { accountId, confirmedAt: { not: null } } })) > 0;
}

/** Begins to set up an authenticator app; begun before and not finished, it begins anew.
 *  @throws 409 when it is in use already */
export async function beginTotp(accountId: number): Promise<void> {
  const sealedSecret = secretBox().seal(generateSecret(), placeOf(accountId));
  await transaction(async (tx) => {
    if ((await lockFactor(tx, accountId))?.confirmedAt) throw alreadyOn();
    const data = { sealedSecret, createdAt: clock.now(), lastStep: 0 };
    await tx.totpFactor.upsert({ where: { accountId }, create: { accountId, ...data }, update: data });
  });
}

/** What the app needs: the secret in groups of four, and the same as a QR code, true for a dark module, with its margin.
 *  Null when nothing is being set up. */
export async function totpSetup({
  accountId,
  login,
}: {
  accountId: number;
  login: string;
}): Promise<{ secret: string; qrCode: boolean[][] } | null> {
  const factor = await db.totpFactor.findUnique({ where: { accountId } });
  if (!factor || factor.confirmedAt) return null;
  const secret = secretBox().open(factor.sealedSecret, placeOf(accountId));
  const { data: qrCode } = encode(generateURI({ issuer: ISSUER, label: login, secret }), { border: 2 });
  return { secret: secret.match(/.{1,4}/g)?.join(" ") ?? secret, qrCode };
}

/** Turns the second factor on with a first code, and answers the recovery codes, which are shown this once.
 *  @throws 404 when nothing is being set up, 409 when it is on already, 422 for a wrong code */
export async function confirmTotp({ accountId, code }: { accountId: number; code: string }): Promise<string[]> {
  return transaction(async (tx) => {
    const factor = await lockFactor(tx, accountId);
    if (!factor) throw notFound();
    if (factor.confirmedAt) throw alreadyOn();
    const step = stepOf(factor, code);
    if (step === null) throw wrongCode();
    await tx.totpFactor.update({ where: { accountId }, data: { confirmedAt: clock.now(), lastStep: step } });
    await audit(tx, accountId, "two_factor_authentication.enabled");
    return replaceRecoveryCodes(tx, accountId);
  });
}

/**
 * Takes a code of the app or a recovery code, each once.
 * @throws 422 when it is wrong, was used before, or the person has no second factor
 */
export async function requireSecondFactor(tx: Tx, accountId: number, typed: string): Promise<void> {
  const factor = await lockFactor(tx, accountId);
  if (!factor?.confirmedAt) throw wrongCode();
  const step = stepOf(factor, typed);
  if (step !== null) {
    await tx.totpFactor.update({ where: { accountId }, data: { lastStep: step } });
    return;
  }
  if (!(await takeRecoveryCode(tx, accountId, typed))) throw wrongCode();
}

/** Turns it off. @throws 422 for a wrong code */
export async function disableSecondFactor({ accountId, code }: { accountId: number; code: string }): Promise<void> {
  await transaction(async (tx) => {
    await requireSecondFactor(tx, accountId, code);
    await tx.totpFactor.delete({ where: { accountId } });
    await tx.recoveryCode.deleteMany({ where: { accountId } });
    await audit(tx, accountId, "two_factor_authentication.disabled");
  });
}

/** New recovery codes in place of the old ones. @throws 422 for a wrong code */
export async function regenerateRecoveryCodes({
  accountId,
  code,
}: {
  accountId: number;
  code: string;
}): Promise<string[]> {
  return transaction(async (tx) => {
    await requireSecondFactor(tx, accountId, code);
    await audit(tx, accountId, "two_factor_authentication.recovery_codes_regenerated");
    return replaceRecoveryCodes(tx, accountId);
  });
}

type Factor = { accountId: number; sealedSecret: string; lastStep: number; confirmedAt: Date | null };

/** One code after the other, so that two at once are not both the first. */
async function lockFactor(tx: Tx, accountId: number): Promise<Factor | null> {
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE id = ${accountId} FOR UPDATE`;
  return tx.totpFactor.findUnique({ where: { accountId } });
}

/** The time step that a code is of; null when it is wrong, or no later than the last one taken. */
function stepOf({ accountId, sealedSecret, lastStep }: Factor, typed: string): number | null {
  const token = typed.replaceAll(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const result = verifySync({
    secret: secretBox().open(sealedSecret, placeOf(accountId)),
    token,
    epoch: Math.floor(clock.now().getTime() / 1000),
    period: STEP_SECONDS,
    epochTolerance: TOLERANCE_SECONDS,
    afterTimeStep: lastStep,
  });
  return result.valid && "timeStep" in result ? result.timeStep : null;
}

function audit(
  tx: Tx,
  accountId: number,
  action: `two_factor_authentication.${"enabled" | "disabled" | "recovery_codes_regenerated"}`,
) {
  return recordAudit(tx, { action, actorId: accountId, accountId });
}

const alreadyOn = () => conflict("Two-factor authentication is on already.");
const wrongCode = () =>
  validationFailed({
    resource: "User",
    field: "code",
    code: "invalid",
    message: "This code is wrong, was used already or is too old. Type the one that the app shows now.",
  });
