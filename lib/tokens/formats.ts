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

const CHECKSUM_LENGTH = 6;
/** As many letters and digits as the signature of an RSA key of 2048 bits has in base64url. */
const SIGNATURE_LENGTH = 342;
const LONG_HEADER = base64url({ alg: "RS256", typ: "JWT" });

/**
 * An installation's token in the long form, `ghs_`, the app id, `_` and what looks like a JWT: some 520 characters with
 * two dots. Nobody reads anything in it: it is random, and looked up like every other. Source: wire facts §1.12.
 */
export function generateLongInstallationToken(appId: number): string {
  const claims = base64url({ iss: "mortise", sub: `app:${appId}`, jti: randomBase62(RANDOM_LENGTH), v: 1 });
  const unsigned = `${PREFIX.INSTALLATION}${appId}_${LONG_HEADER}.${claims}.${randomBase62(SIGNATURE_LENGTH - CHECKSUM_LENGTH)}`;
  return `${unsigned}${crc32Base62(unsigned)}`;
}

function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

/** Do the token's last six characters fit those between them and the prefix? */
export function hasValidChecksum(token: string): boolean {
  const match =
    /^[a-z]{3}_([0-9A-Za-z]{30})([0-9A-Za-z]{6})$/.exec(token) ??
    /^github_pat_([0-9A-Za-z]{22}_[0-9A-Za-z]{53})([0-9A-Za-z]{6})$/.exec(token) ??
    /^(ghs_\d{1,9}_[\w-]+\.[\w-]+\.[0-9A-Za-z]{336})([0-9A-Za-z]{6})$/.exec(token);
  return match !== null && crc32Base62(match[1] as string) === match[2];
}

/** What is stored of a token. */
export const hashToken = (token: string): Uint8Array<ArrayBuffer> => new Uint8Array(sha256(token));

export const lastEight = (token: string): string => token.slice(-8);
