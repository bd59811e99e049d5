import type { ByteReader } from "./byte-reader.ts";
import { GitError } from "./errors.ts";

/** Git's framing: four hexadecimal digits of length, themselves counted, then that much payload. */
export const FLUSH_PACKET = Buffer.from("0000");

const LENGTH_DIGITS = 4;

export type Packet = { kind: "data"; payload: Buffer } | { kind: "flush" };

export function encodePacket(payload: string | Buffer): Buffer {
  const bytes = Buffer.from(payload);
  const length = (bytes.length + LENGTH_DIGITS).toString(16).padStart(LENGTH_DIGITS, "0");
  return Buffer.concat([Buffer.from(length), bytes]);
}

/** The next packet, or null at the end of the stream. @throws GitError `invalid` for anything else */
export async function readPacket(reader: ByteReader): Promise<Packet | null> {
  const digits = await reader.take(LENGTH_DIGITS);
  if (!digits) return null;
  const text = digits.toString("latin1");
  const length = /^[0-9a-fA-F]{4}$/.test(text) ? Number.parseInt(text, 16) : -1;
  if (length === 0) return { kind: "flush" };
  if (length < LENGTH_DIGITS) throw malformed();
  const payload = await reader.take(length - LENGTH_DIGITS);
  if (!payload) throw malformed();
  return { kind: "data", payload };
}

function malformed(): GitError {
  return new GitError({ kind: "invalid", field: "body", problem: "is not in git's packet format" });
}
