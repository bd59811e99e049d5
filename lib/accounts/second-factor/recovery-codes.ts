import { randomInt } from "node:crypto";
import { clock } from "@/lib/platform/clock.ts";
import { config } from "@/lib/platform/config.ts";
import { deriveKey, hmacHex } from "@/lib/platform/crypto.ts";
import type { Tx } from "@/lib/platform/db.ts";

const HOW_MANY = 16;
/** Without the letters and digits that are mistaken for each other: 31 signs, so ten of them make 49 bits. */
const ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
const HALF = 5;
const FORM = /^[2-9a-z]{5}-?[2-9a-z]{5}$/;

const half = (): string => Array.from({ length: HALF }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");

/** Hashed with the server's key: fast to check, and of no use without it. */
function hashOf(code: string): Buffer<ArrayBuffer> {
  const plain = code.replace("-", "");
  return Buffer.from(hmacHex("sha256", deriveKey(config().secretKey, "recovery codes"), plain), "hex");
}

/** Replaces a person's recovery codes and answers the new ones, which are shown this once. */
export async function replaceRecoveryCodes(tx: Tx, accountId: number): Promise<string[]> {
  const codes = new Set<string>();
  while (codes.size < HOW_MANY) codes.add(`${half()}-${half()}`);
  await tx.recoveryCode.deleteMany({ where: { accountId } });
  const createdAt = clock.now();
  await tx.recoveryCode.createMany({ data: [...codes].map((code) => ({ accountId, hash: hashOf(code), createdAt })) });
  return [...codes];
}

/** Takes a recovery code, once. */
export async function takeRecoveryCode(tx: Tx, accountId: number, typed: string): Promise<boolean> {
  const code = typed.trim().toLowerCase();
  if (!FORM.test(code)) return false;
  const { count } = await tx.recoveryCode.deleteMany({ where: { accountId, hash: hashOf(code) } });
  return count > 0;
}
