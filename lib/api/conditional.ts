import { createHash } from "node:crypto";

/** A weak validator over the exact body: equal bytes, equal tag. */
export function entityTag(body: string | Buffer): string {
  return `W/"${createHash("sha1").update(body).digest("hex")}"`;
}

/** Does `If-None-Match` name this tag? Weak comparison (RFC 9110 §13.1.2). */
export function isUnchanged(ifNoneMatch: string | null, tag: string): boolean {
  if (!ifNoneMatch) return false;
  if (ifNoneMatch.trim() === "*") return true;
  const opaque = (value: string) => value.trim().replace(/^W\//, "");
  return ifNoneMatch.split(",").some((candidate) => opaque(candidate) === opaque(tag));
}
