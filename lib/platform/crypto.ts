import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { crc32 } from "node:zlib";

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const CRC32_BASE62_LENGTH = 6; // 62^6 > 2^32
const DERIVED_KEY_BYTES = 32;
/** The largest multiple of 62 in a byte: values from here on are thrown away, or "0" to "7" would come up more often. */
const UNBIASED_BYTES = 248;

export function sha256(content: string | Uint8Array): Buffer {
  return createHash("sha256").update(content).digest();
}

/** The HMAC of `content` in lower-case hex. */
export function hmacHex(algorithm: "sha1" | "sha256", key: string | Uint8Array, content: string | Uint8Array): string {
  return createHmac(algorithm, key).update(content).digest("hex");
}

/** Compares two secrets in a time that depends on neither. Both are hashed first, so lengths may differ. */
export function equalInConstantTime(left: string, right: string): boolean {
  return timingSafeEqual(sha256(left), sha256(right));
}

/** `length` characters of 0-9A-Za-z, each equally likely (5.95 bits a character). */
export function randomBase62(length: number): string {
  let text = "";
  while (text.length < length) {
    for (const byte of randomBytes(length - text.length)) {
      if (byte < UNBIASED_BYTES) text += BASE62.charAt(byte % BASE62.length);
    }
  }
  return text;
}

/** The CRC32 of `text` as six base62 characters: what ends a token, so that a typo is refused without a query. */
export function crc32Base62(text: string): string {
  let rest = crc32(text);
  let digits = "";
  for (let position = 0; position < CRC32_BASE62_LENGTH; position += 1) {
    digits = BASE62.charAt(rest % BASE62.length) + digits;
    rest = Math.floor(rest / BASE62.length);
  }
  return digits;
}

/** A key of 32 bytes for one purpose, drawn from the installation's secret: knowing one gives away no other. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", `mortise/${purpose}`, DERIVED_KEY_BYTES));
}
