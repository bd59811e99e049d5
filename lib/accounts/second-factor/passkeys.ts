import { isIP } from "node:net";
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { z } from "zod";
import type { Passkey } from "@/generated/prisma/client.ts";
import { notFound, Refusal, unprocessable, validationFailed } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import { config } from "@/lib/platform/config.ts";
import { countWindow } from "@/lib/platform/count-window.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { log } from "@/lib/platform/log.ts";
import { NOT_ONE_LINE, ONE_LINE } from "@/lib/platform/one-line.ts";
import { checkInput } from "../check-input.ts";

const CHALLENGE_MS = 5 * 60_000;
const MAX_PASSKEYS = 20;
/** Each is a row until it ends, so nobody may ask for any number of them: from one address, or for one account. */
const MAX_CHALLENGES = 50;
const challenges = countWindow("passkey-challenges", CHALLENGE_MS / 1000);

const nameInput = z.object({
  name: z.string().trim().min(1, "is missing").max(60, "has more than 60 characters").regex(ONE_LINE, NOT_ONE_LINE),
});

/** A passkey belongs to a domain name: browsers offer none for an address of digits. */
export function passkeysWork(): boolean {
  return isIP(rpId().replace(/^\[|\]$/g, "")) === 0;
}

const rpId = (): string => new URL(config().publicUrl).hostname;

export async function passkeysOf(accountId: number): Promise<Passkey[]> {
  return db.passkey.findMany({ where: { accountId }, orderBy: { id: "asc" } });
}

/** What the browser needs to make a passkey for this person. @throws 429 after too many */
export async function beginPasskey({
  accountId,
  login,
}: {
  accountId: number;
  login: string;
}): Promise<PublicKeyCredentialCreationOptionsJSON> {
  countChallenge(`account ${accountId}`);
  const present = await passkeysOf(accountId);
  const options = await generateRegistrationOptions({
    rpName: "Mortise",
    rpID: rpId(),
    userName: login,
    userID: new Uint8Array(Buffer.from(`account:${accountId}`)),
    attestationType: "none",
    excludeCredentials: present.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  await keepChallenge(options.challenge, accountId);
  return options;
}

/** Keeps the passkey that the browser made. @throws 422 when it does not prove itself, or there are too many */
export async function addPasskey({
  accountId,
  name,
  response,
}: {
  accountId: number;
  name: string;
  /** What the browser's credential answered, as JSON. */
  response: string;
}): Promise<void> {
  const input = checkInput(nameInput, { name }, "Passkey");
  const verified = await acceptedBy(() =>
    verifyRegistrationResponse({
      response: parse(response) as RegistrationResponseJSON,
      expectedChallenge: (challenge) => takeChallenge(challenge, accountId),
      expectedOrigin: config().publicUrl,
      expectedRPID: rpId(),
      requireUserVerification: true,
    }),
  );
  const { registrationInfo } = verified;
  if (!registrationInfo) throw unproven();
  const { credential } = registrationInfo;
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Account" WHERE id = ${accountId} FOR UPDATE`;
    if ((await tx.passkey.count({ where: { accountId } })) >= MAX_PASSKEYS)
      throw validationFailed({
        resource: "Passkey",
        field: "name",
        code: "custom",
        message: `You have ${MAX_PASSKEYS} passkeys already. Remove one first.`,
      });
    if ((await tx.passkey.count({ where: { credentialId: credential.id } })) > 0) throw unproven();
    await tx.passkey.create({
      data: {
        accountId,
        name: input.name,
        credentialId: credential.id,
        publicKey: Buffer.from(credential.publicKey),
        counter: credential.counter,
        transports: credential.transports ?? [],
        createdAt: clock.now(),
      },
    });
    await recordAudit(tx, { action: "passkey.register", actorId: accountId, accountId, data: { name: input.name } });
  });
}

/** Removes one of a person's passkeys. @throws 404 when it is not theirs */
export async function removePasskey({ accountId, id }: { accountId: number; id: number }): Promise<{ name: string }> {
  return transaction(async (tx) => {
    const passkey = await tx.passkey.findFirst({ where: { id, accountId } });
    if (!passkey) throw notFound();
    await tx.passkey.delete({ where: { id } });
    await recordAudit(tx, { action: "passkey.remove", actorId: accountId, accountId, data: { name: passkey.name } });
    return { name: passkey.name };
  });
}

/** What a browser at an address needs to sign in with whatever passkey it has for this site. @throws 429 after too many */
export async function beginPasskeySignIn(address: string): Promise<PublicKeyCredentialRequestOptionsJSON> {
  countChallenge(`address ${address}`);
  const options = await generateAuthenticationOptions({ rpID: rpId(), userVerification: "required" });
  await keepChallenge(options.challenge, null);
  return options;
}

/** The person whose passkey signed. @throws 422 when it is unknown or does not prove itself */
export async function requirePasskey(json: string): Promise<{ accountId: number }> {
  const response = parse(json);
  const { id } = z.object({ id: z.string().max(2000) }).safeParse(response).data ?? {};
  const passkey = id === undefined ? null : await db.passkey.findUnique({ where: { credentialId: id } });
  if (!passkey) throw unproven();
  const { verified, authenticationInfo } = await acceptedBy(() =>
    verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge: (challenge) => takeChallenge(challenge, null),
      expectedOrigin: config().publicUrl,
      expectedRPID: rpId(),
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: Number(passkey.counter),
        transports: passkey.transports,
      },
    }),
  );
  if (!verified) throw unproven();
  const data = { counter: authenticationInfo.newCounter, lastUsedAt: clock.now() };
  await db.passkey.update({ where: { id: passkey.id }, data });
  return { accountId: passkey.accountId };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw unproven();
  }
}

function countChallenge(caller: string): void {
  if (challenges.read(caller).used >= MAX_CHALLENGES)
    throw new Refusal(429, "Too many passkeys were asked for. Wait five minutes, or sign in with your password.");
  challenges.add(caller);
}

async function keepChallenge(challenge: string, accountId: number | null): Promise<void> {
  const now = clock.now();
  await db.passkeyChallenge.deleteMany({ where: { expiresAt: { lte: now } } });
  await db.passkeyChallenge.create({
    data: { challenge, accountId, expiresAt: new Date(now.getTime() + CHALLENGE_MS) },
  });
}

/** Each challenge is answered once, by whom it was given to. */
async function takeChallenge(challenge: string, accountId: number | null): Promise<boolean> {
  const { count } = await db.passkeyChallenge.deleteMany({
    where: { challenge, accountId, expiresAt: { gt: clock.now() } },
  });
  return count > 0;
}

/** The library throws for whatever it does not accept; what a stranger sent is no fault of this server. */
async function acceptedBy<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify();
  } catch (error) {
    log.debug({ err: error }, "a passkey was refused");
    throw unproven();
  }
}

const unproven = () => unprocessable("The passkey was not accepted. Try again, or sign in another way.");
