import { GitError } from "./errors.ts";

/** The object name that git uses for "no object": the old value of a created ref, the new one of a deleted ref. */
export const ZERO_SHA = "0".repeat(40);
/** The tree without entries; it exists in every repository without being stored. */
export const EMPTY_TREE_SHA = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

const SHORTEST_SHA = 4;
const LONGEST_REF_BYTES = 1024;
/** A ref's component is a file name on disk, and git adds ".lock" to it. */
const LONGEST_REF_COMPONENT_BYTES = 250;
const LONGEST_PATH_BYTES = 4096;
const LONGEST_PATH_COMPONENT_BYTES = 255;

/** Refs that people may read but only the host itself may write (one pair per pull request). */
export const HOST_WRITTEN_REFS = "refs/pull";

/** What is wrong with a full ref name (`refs/…`), in words, or null. The rules are those of git check-ref-format. */
export function refProblem(ref: string): string | null {
  if (!ref.startsWith("refs/")) return 'must start with "refs/"';
  if (ref.split("/").length < 3) return 'must have at least two slashes, as in "refs/heads/main"';
  return refNameProblem(ref);
}

/** What is wrong with a branch name without its `refs/heads/`, in words, or null. */
export function branchProblem(branch: string): string | null {
  if (branch.startsWith("-")) return 'must not start with "-"';
  if (branch === "HEAD") return 'must not be "HEAD"';
  return refNameProblem(branch);
}

function refNameProblem(name: string): string | null {
  if (name === "") return "must not be empty";
  if (name === "@") return 'must not be "@"';
  if (hasControlCharacter(name)) return "must not contain control characters";
  if (/\p{Surrogate}/u.test(name)) return "must be well-formed Unicode";
  if (/[ ~^:?*[\\]/.test(name)) return 'must not contain a space or any of ~ ^ : ? * [ "\\"';
  if (name.includes("..")) return 'must not contain ".."';
  if (name.includes("@{")) return 'must not contain "@{"';
  if (name.endsWith(".")) return 'must not end with "."';
  if (Buffer.byteLength(name) > LONGEST_REF_BYTES) return `must not be longer than ${LONGEST_REF_BYTES} bytes`;
  for (const component of name.split("/")) {
    if (component === "") return "must not have an empty part between slashes";
    if (component.startsWith(".")) return 'must not have a part that starts with "."';
    if (component.endsWith(".lock")) return 'must not have a part that ends with ".lock"';
    if (Buffer.byteLength(component) > LONGEST_REF_COMPONENT_BYTES) {
      return `must not have a part longer than ${LONGEST_REF_COMPONENT_BYTES} bytes`;
    }
  }
  return null;
}

/** What is wrong with the path of a file inside a repository, in words, or null. Stricter than git on disk: it
 *  refuses every spelling that some file system would take for `.git`. */
export function pathProblem(path: string): string | null {
  if (path === "") return "must not be empty";
  if (path.includes("\0")) return "must not contain a NUL character";
  if (/\p{Surrogate}/u.test(path)) return "must be well-formed Unicode";
  if (path.startsWith("/")) return 'must not start with "/"';
  if (path.endsWith("/")) return 'must not end with "/"';
  if (Buffer.byteLength(path) > LONGEST_PATH_BYTES) return `must not be longer than ${LONGEST_PATH_BYTES} bytes`;
  for (const component of path.split("/")) {
    if (component === "") return "must not have an empty part between slashes";
    if (component === "." || component === "..") return 'must not have "." or ".." as a part';
    if (looksLikeGitDirectory(component)) return 'must not have ".git" as a part';
    if (Buffer.byteLength(component) > LONGEST_PATH_COMPONENT_BYTES) {
      return `must not have a part longer than ${LONGEST_PATH_COMPONENT_BYTES} bytes`;
    }
  }
  return null;
}

/** HFS+ skips invisible characters in names, NTFS skips trailing dots and spaces, knows short names and streams, and
 *  takes a backslash for a separator. */
function looksLikeGitDirectory(component: string): boolean {
  const visible = component.replace(/[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g, "");
  return visible.split("\\").some((part) => /^(\.git|git~1)[ .]*(:.*)?$/i.test(part));
}

function hasControlCharacter(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}

/** Forty lower-case hexadecimal digits. */
export function isFullSha(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text);
}

/** Four to forty hexadecimal digits, so possibly an object name or the beginning of one. */
export function mayBeSha(text: string): boolean {
  return text.length >= SHORTEST_SHA && text.length <= 40 && /^[0-9a-f]+$/i.test(text);
}

/** @throws GitError `invalid` naming `field`. */
export function requireValidRef(ref: string, field = "ref"): void {
  refuse(field, refProblem(ref));
}

/** @throws GitError `invalid` naming `field`. */
export function requireValidBranch(branch: string, field = "branch"): void {
  refuse(field, branchProblem(branch));
}

/** @throws GitError `invalid` naming `field`. */
export function requireValidPath(path: string, field = "path"): void {
  refuse(field, pathProblem(path));
}

/** @throws GitError `invalid` naming `field`. */
export function requireFullSha(sha: string, field = "sha"): void {
  refuse(field, isFullSha(sha) ? null : "must be forty lower-case hexadecimal digits");
}

function refuse(field: string, problem: string | null): void {
  if (problem) throw new GitError({ kind: "invalid", field, problem });
}
