import { unprocessable } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { refuseArchived } from "../acting.ts";
import { branchMoveProblem } from "../branch-protection/enforce.ts";
import type { Ref } from "../git/list-refs.ts";
import {
  createRef as createInGit,
  deleteRef as deleteInGit,
  findRef,
  type RefUpdate,
  updateRef as updateInGit,
} from "../git/refs.ts";
import { refProblem } from "../git/rules.ts";
import { factsOfUpdate } from "../git/update-facts.ts";
import { refusingGit } from "../refusing-git.ts";
import { recordPush } from "../repositories/record-push.ts";
import { isHostWrittenRef } from "./rules.ts";

type Subject = { actor: Actor; repository: Pick<RepositorySubject, "id" | "archived" | "role"> };

const missingObject = () => unprocessable("Object does not exist");
const missingReference = () => unprocessable("Reference does not exist");

/** Creates a branch or tag. Throws 422 when it exists or the object does not, 409 while the repository is empty. */
export async function createRef({ actor, repository, ref, sha }: Subject & { ref: string; sha: string }): Promise<Ref> {
  refuseArchived(repository);
  await refuseProtected({ actor, repository }, { ref, before: null, after: sha });
  const update = await refusingGit(() => createInGit(repository.id, { ref, sha }), {
    conflict: () => unprocessable("Reference already exists"),
    "not-found": missingObject,
  });
  await recordPush({ repositoryId: repository.id, actor, updates: [update] });
  return requireRef(repository.id, ref);
}

/** Moves a branch or tag, unless forced only forward. Throws 422 when it or the object does not exist. */
export async function updateRef({
  actor,
  repository,
  ref,
  sha,
  force,
}: Subject & { ref: string; sha: string; force: boolean }): Promise<Ref> {
  refuseArchived(repository);
  if (isHostWrittenRef(ref)) throw missingReference();
  const before = await currentSha(repository.id, ref);
  if (before !== null) await refuseProtected({ actor, repository }, { ref, before, after: sha });
  const update = await refusingGit(() => updateInGit(repository.id, { ref, sha, force }), {
    "not-found": ({ what }) => (what === "object" ? missingObject() : missingReference()),
  });
  if (update.before !== update.after) await recordPush({ repositoryId: repository.id, actor, updates: [update] });
  return requireRef(repository.id, ref);
}

/** Deletes a branch or tag. Throws 422 when it does not exist, and for the default branch. */
export async function deleteRef({
  actor,
  repository,
  ref,
}: Subject & { repository: Pick<RepositorySubject, "defaultBranch">; ref: string }): Promise<void> {
  refuseArchived(repository);
  if (isHostWrittenRef(ref)) throw missingReference();
  if (ref === `refs/heads/${repository.defaultBranch}`) throw unprocessable("Cannot delete the default branch");
  const before = await currentSha(repository.id, ref);
  if (before !== null) await refuseProtected({ actor, repository }, { ref, before, after: null });
  const update = await refusingGit(() => deleteInGit(repository.id, { ref }), {
    "not-found": missingReference,
    "empty-repository": missingReference,
    invalid: missingReference,
  });
  await recordPush({ repositoryId: repository.id, actor, updates: [update] });
}

/** Where a ref is; null for one that does not exist or is no name of one. */
async function currentSha(repositoryId: number, ref: string): Promise<string | null> {
  return refProblem(ref) ? null : ((await findRef(repositoryId, ref))?.sha ?? null);
}

/** Throws 422 when the rules of a branch forbid the update. */
async function refuseProtected({ actor, repository }: Subject, update: RefUpdate): Promise<void> {
  const problem = await branchMoveProblem(repository.id, {
    update,
    mover: { accountId: actor.accountId, isAdmin: repository.role === "admin" },
    facts: () => factsOfUpdate(repository.id, update),
  });
  if (problem) throw unprocessable(problem);
}

async function requireRef(repositoryId: number, ref: string): Promise<Ref> {
  const found = await findRef(repositoryId, ref);
  if (!found) throw missingReference();
  return found;
}
