import { forbidden } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Grant } from "@/lib/authorization/grant.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { changedPaths } from "./git/changed-paths.ts";
import { resolveRef } from "./git/resolve-ref.ts";
import { decideOn } from "./repositories/load-facts.ts";

const WORKFLOW_FOLDER = ".github/workflows/";

const CHANGE_WORKFLOWS: Requirement = {
  anyOf: [{ contents: "write", workflows: "write" }],
  role: "push",
  scopes: ["workflow"],
};

/** What writing contents requires: with files of workflows among them, a permission of its own. */
export const WRITE_CONTENTS: Requirement = {
  anyOf: [{ contents: "write" }, { contents: "write", workflows: "write" }],
  role: "push",
};

/** The folders themselves count: a symbolic link in their place would lead to files from anywhere. */
export const touchesWorkflows = (paths: readonly string[]): boolean =>
  paths.some((path) => WORKFLOW_FOLDER.startsWith(`${path}/`) || path.startsWith(WORKFLOW_FOLDER));

/**
 * Commits that no branch or tag has yet may bring workflow files along, whichever way they come: by moving a ref, by a
 * merge or as the tag of a release. What does not exist brings nothing. Throws 403 where the grant may not.
 */
export async function requireMayBring(grant: Grant, repository: RepositorySubject, name: string): Promise<void> {
  const found = await resolveRef(repository.id, name);
  if (found?.type !== "commit") return;
  const paths = await changedPaths(repository.id, { before: null, after: found.sha });
  if (touchesWorkflows(paths)) await requireWorkflowsPermission(grant, repository);
}

/** Throws 403 unless the grant may change the files that run with the repository's secrets. */
export async function requireWorkflowsPermission(grant: Grant, repository: RepositorySubject): Promise<void> {
  const decision = await decideOn(repository, grant, CHANGE_WORKFLOWS);
  if (decision.outcome === "allow") return;
  const { reason } = decision;
  const isPersonal = grant.kind === "personal-token" || grant.kind === "session";
  throw forbidden(
    isPersonal ? "Changing workflow files needs the scope workflow." : "Resource not accessible by integration",
    { reason },
  );
}
