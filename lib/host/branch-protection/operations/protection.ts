import { noContent, ok } from "@/lib/api/answer.ts";
import { Refusal } from "@/lib/api/errors.ts";
import { ACTORS, operation } from "@/lib/api/operation.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { requireActor } from "../../acting.ts";
import { findRef } from "../../git/refs.ts";
import { branchProblem } from "../../git/rules.ts";
import { notProtected, protectBranch, unprotectBranch } from "../change-protection.ts";
import { findProtection } from "../queries.ts";
import { protectionSchema, representProtection } from "../represent.ts";
import { protectionInput } from "../schemas.ts";

const READ: Requirement = { anyOf: [{ administration: "read" }], role: "admin" };
const WRITE: Requirement = { anyOf: [{ administration: "write" }], role: "admin" };
const MAIN = { branch: "main" };

/** Throws 404 for a branch that does not exist, in the words of the wire format. */
async function requireBranch(repositoryId: number, branch: string): Promise<void> {
  const exists = branchProblem(branch) === null && (await findRef(repositoryId, `refs/heads/${branch}`));
  if (!exists) throw new Refusal(404, "Branch not found");
}

export const getProtection = operation({
  id: "repos/get-branch-protection",
  method: "GET",
  path: "/repos/{owner}/{repo}/branches/{branch}/protection",
  summary: "Read the rules of a protected branch",
  documentation: "/rest/branches/branch-protection#get-branch-protection",
  accepts: ACTORS,
  requires: READ,
  multiSegment: ["branch"],
  responses: { 200: protectionSchema },
  handler: async ({ repository, params: { branch } }) => {
    await requireBranch(repository.id, branch);
    const row = await findProtection(repository.id, branch);
    if (!row) throw notProtected();
    return ok(await representProtection(row, repository));
  },
});

export const updateProtection = operation({
  id: "repos/update-branch-protection",
  method: "PUT",
  path: "/repos/{owner}/{repo}/branches/{branch}/protection",
  summary: "Protect a branch with rules",
  documentation: "/rest/branches/branch-protection#update-branch-protection",
  accepts: ACTORS,
  requires: WRITE,
  multiSegment: ["branch"],
  resource: "ProtectedBranch",
  body: protectionInput,
  responses: { 200: protectionSchema },
  example: {
    params: MAIN,
    body: {
      required_status_checks: null,
      enforce_admins: false,
      required_pull_request_reviews: null,
      restrictions: null,
    },
  },
  handler: async ({ grant, repository, params: { branch }, body }) => {
    await requireBranch(repository.id, branch);
    const row = await protectBranch({ actor: requireActor(grant), repository, branch, input: body });
    return ok(await representProtection(row, repository));
  },
});

export const deleteProtection = operation({
  id: "repos/delete-branch-protection",
  method: "DELETE",
  path: "/repos/{owner}/{repo}/branches/{branch}/protection",
  summary: "Take the rules of a branch away",
  documentation: "/rest/branches/branch-protection#delete-branch-protection",
  accepts: ACTORS,
  requires: WRITE,
  multiSegment: ["branch"],
  responses: { 204: null },
  example: { params: MAIN },
  handler: async ({ grant, repository, params: { branch } }) => {
    await requireBranch(repository.id, branch);
    await unprotectBranch({ actor: requireActor(grant), repository, branch });
    return noContent();
  },
});
