import { readBlob } from "../git/read-blob.ts";
import { type CodePlace, imageTypeOf, isBinary } from "./browse.ts";

/** What goes through the pages in one piece; a clone has the rest. */
const RAW_BYTES_MAX = 25 * 1024 * 1024;

/** Nothing in a file runs here, whatever somebody pushed: no scripts, no forms, an origin of its own. */
const HARMLESS = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox";

export type RawFile = { body: Buffer; headers: Record<string, string> };

/** A file as it is, with headers under which a browser shows text and pictures, and saves everything else. Null when it
 *  is too large. @throws GitError `not-found` */
export async function readRawFile(repositoryId: number, { commitSha, path }: CodePlace): Promise<RawFile | null> {
  const blob = await readBlob(repositoryId, { ref: commitSha, path, maxBytes: RAW_BYTES_MAX });
  if (blob.truncated) return null;
  const type = imageTypeOf(path) ?? (isBinary(blob.content) ? null : "text/plain; charset=utf-8");
  const name = encodeURIComponent(path.slice(path.lastIndexOf("/") + 1));
  return {
    body: blob.content,
    headers: {
      "content-type": type ?? "application/octet-stream",
      "content-disposition": type ? "inline" : `attachment; filename*=UTF-8''${name}`,
      "content-security-policy": HARMLESS,
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-cache",
    },
  };
}
