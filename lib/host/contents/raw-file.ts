import { readBlob } from "../git/read-blob.ts";
import { type CodePlace, imageTypeOf, isBinary } from "./browse.ts";

/** What goes through the pages in one piece; a clone has the rest. */
const RAW_BYTES_MAX = 25 * 1024 * 1024;

/** A document of its own when opened, with scripts of its own: it is shown inside pages and saved by itself. */
const DOCUMENT_TYPE = "image/svg+xml";

export type RawFile = { body: Buffer; headers: Record<string, string> };

/** A file as it is, with headers under which a browser shows text and pictures and saves everything else, so that
 *  nothing that somebody pushed runs here. Null when it is too large. @throws GitError `not-found` */
export async function readRawFile(repositoryId: number, { commitSha, path }: CodePlace): Promise<RawFile | null> {
  const blob = await readBlob(repositoryId, { ref: commitSha, path, maxBytes: RAW_BYTES_MAX });
  if (blob.truncated) return null;
  const type = imageTypeOf(path) ?? (isBinary(blob.content) ? null : "text/plain; charset=utf-8");
  const isShown = type !== null && type !== DOCUMENT_TYPE;
  const name = encodeURIComponent(path.slice(path.lastIndexOf("/") + 1));
  return {
    body: blob.content,
    headers: {
      "content-type": type ?? "application/octet-stream",
      "content-disposition": isShown ? "inline" : `attachment; filename*=UTF-8''${name}`,
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-cache",
    },
  };
}
