/** Keeps what must be read back later (webhook secrets) encrypted at rest: AES-256-GCM, bound to its row. */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { config } from "./config.ts";
import { deriveKey, sha256 } from "./crypto.ts";
import { shared } from "./shared.ts";

const FORMAT = "v1";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_ID_LENGTH = 8;

/** A stored secret that does not open: another key, another row, or altered bytes. The message holds no secret. */
export class SecretBoxError extends Error {
  override name = "SecretBoxError";
}

export type SecretBox = {
  /** Encrypts `plain` for one place. `place` names table, column and row id ("Webhook.secret:42") and is needed to open it. */
  seal: (plain: string, place: string) => string;
  /** @throws {SecretBoxError} */
  open: (sealed: string, place: string) => string;
};

/** The box under this installation's SECRET_KEY. */
export function secretBox(): SecretBox {
  return shared("secret-box", () => createSecretBox([config().secretKey]));
}

/** Seals under the first secret and opens under any: a new SECRET_KEY goes in front of the one it replaces.
 *  A sealed text is `v1.<key id>.<base64url of nonce, ciphertext and tag>`. */
export function createSecretBox(secrets: readonly [string, ...string[]]): SecretBox {
  const [current, ...previous] = secrets;
  const newest = keyOf(current);
  const keys = new Map([newest, ...previous.map(keyOf)].map((key) => [key.id, key.bytes]));
  return {
    seal: (plain, place) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", newest.bytes, nonce);
      cipher.setAAD(Buffer.from(place));
      const content = Buffer.concat([nonce, cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return `${FORMAT}.${newest.id}.${content.toString("base64url")}`;
    },
    open: (sealed, place) => {
      const [format, keyId = "", encoded = ""] = sealed.split(".");
      if (format !== FORMAT) throw new SecretBoxError(`The secret of ${place} is not in the format ${FORMAT}`);
      const key = keys.get(keyId);
      if (!key) throw new SecretBoxError(`The secret of ${place} was stored under another SECRET_KEY (${keyId})`);
      return decrypt(key, Buffer.from(encoded, "base64url"), place);
    },
  };
}

function keyOf(secret: string): { id: string; bytes: Buffer } {
  const bytes = deriveKey(secret, "secret-box");
  return { id: sha256(bytes).toString("hex").slice(0, KEY_ID_LENGTH), bytes };
}

function decrypt(key: Buffer, content: Buffer, place: string): string {
  const end = content.length - TAG_BYTES;
  if (end < NONCE_BYTES) throw new SecretBoxError(`The secret of ${place} is cut short`);
  const decipher = createDecipheriv("aes-256-gcm", key, content.subarray(0, NONCE_BYTES));
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(content.subarray(end));
  try {
    return Buffer.concat([decipher.update(content.subarray(NONCE_BYTES, end)), decipher.final()]).toString("utf8");
  } catch (cause) {
    throw new SecretBoxError(`The secret of ${place} was altered or belongs to another row`, { cause });
  }
}
