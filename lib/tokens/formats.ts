import { crc32Base62, randomBase62, sha256 } from "@/lib/platform/crypto.ts";

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

/** 30 letters and digits carry 178 bits. */
const RANDOM_LENGTH = 30;

/** A fine-grained token's random parts: 22, then 53 and the checksum behind an underscore. */
const FINE_GRAINED_LENGTHS = [22, 53] as const;

export function generateToken(prefix: TokenPrefix): string {
  if (prefix === PREFIX.FINE_GRAINED) {
    const parts = FINE_GRAINED_LENGTHS.map((length) => randomBase62(length)).join("_");
    return `${prefix}${parts}${crc32Base62(parts)}`;
  }
  const random = randomBase62(RANDOM_LENGTH);
  return `${prefix}${random}${crc32Base62(random)}`;
}

const REFRESH_RANDOM_LENGTH = 70;

/** `ghr_` and 76 characters. Source: wire facts §1.9. */
export function generateRefreshToken(): string {
  const random = randomBase62(REFRESH_RANDOM_LENGTH);
  return `${PREFIX.REFRESH}${random}${crc32Base62(random)}`;
}

/** Do the token's last six characters fit those between them and the prefix? */
export function hasValidChecksum(token: string): boolean {
  const match =
    /^[a-z]{3}_([0-9A-Za-z]{30})([0-9A-Za-z]{6})$/.exec(token) ??
    /^github_pat_([0-9A-Za-z]{22}_[0-9A-Za-z]{53})([0-9A-Za-z]{6})$/.exec(token);
  return match !== null && crc32Base62(match[1] as string) === match[2];
}

/** What is stored of a token. */
export const hashToken = (token: string): Uint8Array<ArrayBuffer> => new Uint8Array(sha256(token));

export const lastEight = (token: string): string => token.slice(-8);
