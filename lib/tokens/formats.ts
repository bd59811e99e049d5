import { createHash, randomInt } from "node:crypto";
import { crc32 } from "node:zlib";

/** Prefixes of the wire format (wire facts §1.13). */
export const PREFIX = {
  PERSONAL: "ghp_",
  FINE_GRAINED: "github_pat_",
  INSTALLATION: "ghs_",
  USER: "ghu_",
  OAUTH: "gho_",
  REFRESH: "ghr_",
} as const;
export type TokenPrefix = (typeof PREFIX)[keyof typeof PREFIX];

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const RANDOM_LENGTH = 30;
const CHECKSUM_LENGTH = 6;

/** Letters and digits from the system's random source, each equally likely: 30 of them carry 178 bits. */
export function randomBase62(length: number): string {
  let text = "";
  for (let i = 0; i < length; i++) text += ALPHABET[randomInt(ALPHABET.length)];
  return text;
}

/** The CRC-32 of the random part in base 62, six characters: a typo is seen without a query. */
function checksum(random: string): string {
  let value = crc32(random);
  let text = "";
  while (value > 0) {
    text = ALPHABET[value % ALPHABET.length] + text;
    value = Math.floor(value / ALPHABET.length);
  }
  return text.padStart(CHECKSUM_LENGTH, "0");
}

export function generateToken(prefix: TokenPrefix): string {
  const random = randomBase62(RANDOM_LENGTH);
  return `${prefix}${random}${checksum(random)}`;
}

/** Does the token's last six characters fit the thirty before them? */
export function hasValidChecksum(token: string): boolean {
  const match = /^[a-z]{3}_([0-9A-Za-z]{30})([0-9A-Za-z]{6})$/.exec(token);
  return match !== null && checksum(match[1] as string) === match[2];
}

/** What is stored of a token. */
export const hashToken = (token: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash("sha256").update(token).digest());

export const lastEight = (token: string): string => token.slice(-8);
