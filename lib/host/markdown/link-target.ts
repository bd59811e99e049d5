import { encodePath } from "../repositories/urls.ts";

/** A directory of a repository at a ref, without slashes around it; "" for the root. */
export type MarkdownFolder = { owner: string; repo: string; ref: string; directory: string };

/**
 * The address that a link or picture in a file means: what is relative to the file becomes the page of the other file
 * (`blob`) or its content (`raw`); everything else stays as it is.
 */
export function linkTarget(
  address: string,
  { folder, as }: { folder: MarkdownFolder | undefined; as: "blob" | "raw" },
): string {
  if (!folder || /^[a-z][a-z0-9+.-]*:|^\/\/|^[?#]/i.test(address)) return address;
  const { owner, repo, ref, directory } = folder;
  // The host is never seen: it lends the rules of resolving "..", which stop at the root.
  const inside = new URL(directory === "" ? "/" : `/${encodePath(directory)}/`, "http://repository.invalid");
  let resolved: URL;
  try {
    resolved = new URL(address, inside);
  } catch {
    return address;
  }
  return `/${owner}/${repo}/${as}/${encodePath(ref)}${resolved.pathname}${resolved.search}${resolved.hash}`;
}
