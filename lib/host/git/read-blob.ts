import { GitError } from "./errors.ts";
import { requireObjectAt } from "./object-at.ts";
import { withObjects } from "./objects.ts";
import { requireFullSha } from "./rules.ts";

/** `size` is that of the whole file in bytes; `content` is its beginning when `truncated`. */
export type Blob = { sha: string; size: number; content: Buffer; truncated: boolean };

/** The contents of the file at a path, at most `maxBytes` of them. A symbolic link's content is its target.
 *  @throws GitError `not-found` (ref, or path that is no file), `empty-repository`, `invalid` */
export async function readBlob(
  repositoryId: number,
  { ref, path, maxBytes }: { ref: string; path: string; maxBytes: number },
): Promise<Blob> {
  const found = await requireObjectAt(repositoryId, { ref, path });
  if (found.type !== "blob") throw new GitError({ kind: "not-found", what: "path", name: path });
  return readBlobBySha(repositoryId, { sha: found.sha, maxBytes });
}

/** The contents of the blob with a full object name. @throws GitError `not-found`, `invalid` */
export function readBlobBySha(
  repositoryId: number,
  { sha, maxBytes }: { sha: string; maxBytes: number },
): Promise<Blob> {
  requireFullSha(sha);
  return withObjects(repositoryId, async (read) => {
    const object = await read(sha, maxBytes);
    if (object?.type !== "blob") throw new GitError({ kind: "not-found", what: "object", name: sha });
    return { sha: object.sha, size: object.size, content: object.content, truncated: object.truncated };
  });
}
