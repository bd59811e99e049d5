import { GitError } from "./errors.ts";
import { type InfoReader, type ObjectInfo, withObjectInfo } from "./objects.ts";
import { isFullSha, mayBeSha, refProblem } from "./rules.ts";
import { runGit } from "./run-git.ts";

/** What a name from outside means. `sha` and `type` are of the commit (tree, blob) that it leads to, through
 *  annotated tags; `fullRef` is there when the name is that of a ref. */
export type ResolvedRef = {
  sha: string;
  type: "commit" | "tree" | "blob";
  kind: "branch" | "tag" | "ref" | "sha";
  fullRef?: string;
};

/** Finds what "main", "heads/main", "refs/heads/main", a tag, "HEAD", a full or an abbreviated object name (four
 *  digits or more) stands for. A name spelled with its "heads/" or "tags/" means that; else branches win over tags and
 *  tags over abbreviations; forty digits are always an object. Null for what does not exist, is ambiguous or no name. */
export function resolveRef(repositoryId: number, name: string): Promise<ResolvedRef | null> {
  return withObjectInfo(repositoryId, (find) => resolveWith(find, name));
}

/** `resolveRef` within a conversation that is open already. */
export async function resolveWith(find: InfoReader, name: string): Promise<ResolvedRef | null> {
  for (const { name: candidate, kind } of candidatesOf(name)) {
    const info = await find(`${candidate}^{}`);
    if (!info || info.type === "tag") continue;
    // For git an abbreviation may also be the name of a ref somewhere else; only an object that starts so is meant.
    if (kind === "sha" && !(await startsWith(find, candidate, info))) continue;
    return { sha: info.sha, type: info.type, kind, ...(kind === "sha" ? {} : { fullRef: candidate }) };
  }
  return null;
}

/** The commit that a name stands for. @throws GitError `not-found`, or `empty-repository` where there is no commit. */
export async function requireCommitSha(repositoryId: number, name: string): Promise<string> {
  const resolved = await resolveRef(repositoryId, name);
  if (resolved?.type === "commit") return resolved.sha;
  throw await missingRef(repositoryId, name);
}

/** A repository is empty until its first branch or tag exists. */
export async function isEmptyRepository(repositoryId: number): Promise<boolean> {
  const { stdout } = await runGit(repositoryId, { args: ["for-each-ref", "--count=1", "--format=%(refname)"] });
  return stdout.length === 0;
}

/** The error for a ref that does not exist. */
export async function missingRef(repositoryId: number, name: string): Promise<GitError> {
  if (await isEmptyRepository(repositoryId)) return new GitError({ kind: "empty-repository", repositoryId });
  return new GitError({ kind: "not-found", what: "ref", name });
}

type Candidate = { name: string; kind: ResolvedRef["kind"] };

function candidatesOf(name: string): Candidate[] {
  if (isFullSha(name.toLowerCase())) return [{ name: name.toLowerCase(), kind: "sha" }];
  if (name === "HEAD") return [{ name, kind: "ref" }];
  if (name.startsWith("refs/")) return refCandidate(name);
  const found = [
    ...refCandidate(`refs/${name}`),
    ...refCandidate(`refs/heads/${name}`),
    ...refCandidate(`refs/tags/${name}`),
  ];
  if (mayBeSha(name)) found.push({ name: name.toLowerCase(), kind: "sha" });
  return found;
}

function refCandidate(fullRef: string): Candidate[] {
  if (refProblem(fullRef)) return [];
  if (fullRef.startsWith("refs/heads/")) return [{ name: fullRef, kind: "branch" }];
  if (fullRef.startsWith("refs/tags/")) return [{ name: fullRef, kind: "tag" }];
  return [{ name: fullRef, kind: "ref" }];
}

async function startsWith(find: InfoReader, abbreviation: string, peeled: ObjectInfo): Promise<boolean> {
  if (peeled.sha.startsWith(abbreviation)) return true;
  const unpeeled = await find(abbreviation);
  return unpeeled?.sha.startsWith(abbreviation) ?? false;
}
