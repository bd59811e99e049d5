import { conflict, Refusal, unprocessable, validationFailed } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { refuseArchived } from "../acting.ts";
import { branchMoveProblem, UNMADE_COMMIT } from "../branch-protection/enforce.ts";
import { peopleOf } from "../commit-person.ts";
import type { Commit } from "../git/commit.ts";
import { commitFiles } from "../git/commit-files.ts";
import { getCommit } from "../git/read-commits.ts";
import { findRef } from "../git/refs.ts";
import { isEmptyRepository } from "../git/resolve-ref.ts";
import { findTreeEntry, type TreeEntry } from "../git/tree.ts";
import { refusingGit } from "../refusing-git.ts";
import { recordPush } from "../repositories/record-push.ts";
import type { DeleteFileInput, PutFileInput } from "./schemas.ts";

type Subject = {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "archived" | "defaultBranch" | "role">;
  path: string;
};
export type FileChanged = { commit: Commit; branch: string; blobSha: string | null; created: boolean };

/**
 * Commits one file to a branch; in an empty repository it makes the first commit. Throws 404 for the branch, 409 when the
 * file is not the one that `sha` names or the branch moved meanwhile, 422 without `sha` for a file that exists.
 */
export async function putFile({ input, ...subject }: Subject & { input: PutFileInput }): Promise<FileChanged> {
  return changeFile(subject, input, (entry) => {
    if (entry && input.sha === undefined) throw unprocessable('Invalid request.\n\n"sha" wasn\'t supplied.');
    if (input.sha !== undefined) requireSame(subject.path, input.sha, entry);
    return input.content;
  });
}

/** Deletes one file from a branch. Throws 404 for the branch and the file, 409 when the file is another one by now. */
export async function deleteFile({ input, ...subject }: Subject & { input: DeleteFileInput }): Promise<FileChanged> {
  return changeFile(subject, input, (entry) => {
    if (entry?.type !== "blob") throw new Refusal(404, "Not Found");
    requireSame(subject.path, input.sha, entry);
    return null;
  });
}

function requireSame(path: string, sha: string, entry: TreeEntry | null): void {
  if (entry?.sha !== sha) throw conflict(`${path} does not match ${sha}`);
}

async function changeFile(
  { actor, repository, path }: Subject,
  input: Omit<DeleteFileInput, "sha">,
  decide: (entry: TreeEntry | null) => Buffer | null,
): Promise<FileChanged> {
  refuseArchived(repository);
  const branch = input.branch ?? repository.defaultBranch;
  return refusingGit(
    async () => {
      const tip = await findTip(repository.id, branch);
      const entry = tip === null ? null : await findTreeEntry(repository.id, { ref: tip, path });
      const content = decide(entry);
      await refuseProtected({ actor, repository }, { branch, tip });
      const people = await peopleOf(actor, input);
      const files = { [path]: content };
      const { files: written, ...update } = await commitFiles(repository.id, {
        branch,
        message: `${input.message}\n`,
        ...people,
        files,
        expected: tip,
      });
      await recordPush({ repositoryId: repository.id, actor, updates: [update] });
      const commit = await getCommit(repository.id, update.after);
      return { commit, branch, blobSha: written[0]?.sha ?? null, created: entry === null };
    },
    {
      invalid: ({ field, problem }) =>
        validationFailed({ resource: "Commit", field, code: "invalid", message: `${field} ${problem}` }),
    },
  );
}

/** Throws 409 when the rules of the branch forbid a commit on it. What is checked before a commit cannot have passed for a new one. */
async function refuseProtected(
  { actor, repository }: Pick<Subject, "actor" | "repository">,
  { branch, tip }: { branch: string; tip: string | null },
): Promise<void> {
  const problem = await branchMoveProblem(repository.id, {
    update: { ref: `refs/heads/${branch}`, before: tip, after: UNMADE_COMMIT },
    mover: { accountId: actor.accountId, isAdmin: repository.role === "admin" },
    facts: async () => ({ forced: false, bringsMerges: false }),
  });
  if (problem) throw conflict(`Could not update file: ${problem}`);
}

/** The commit that the branch is at; null while the repository has none. Throws 404 for a branch that does not exist. */
async function findTip(repositoryId: number, branch: string): Promise<string | null> {
  const ref = await findRef(repositoryId, `refs/heads/${branch}`);
  if (ref) return ref.sha;
  if (await isEmptyRepository(repositoryId)) return null;
  throw new Refusal(404, `Branch ${branch} not found`);
}
