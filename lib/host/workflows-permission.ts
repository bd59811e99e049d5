import { forbidden } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import { decide } from "@/lib/authorization/decide.ts";
import type { Grant } from "@/lib/authorization/grant.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { findInstallationFacts } from "@/lib/installations/find-facts.ts";

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

export const touchesWorkflows = (paths: readonly string[]): boolean =>
  paths.some((path) => path.startsWith(WORKFLOW_FOLDER));

/** Throws 403 unless the grant may change the files that run with the repository's secrets. */
export async function requireWorkflowsPermission(grant: Grant, repository: RepositorySubject): Promise<void> {
  const { id, ownerId, private: isPrivate, role, ownerRole } = repository;
  const decision = decide(grant, CHANGE_WORKFLOWS, {
    repository: { id, ownerId, private: isPrivate },
    roleOnRepository: role,
    organizationRole: ownerRole,
    installation:
      grant.kind === "user-via-integration" ? await findInstallationFacts(grant.integrationId, ownerId) : null,
  });
  if (decision.outcome === "allow") return;
  const { reason } = decision;
  const isPersonal = grant.kind === "personal-token" || grant.kind === "session";
  throw forbidden(
    isPersonal ? "Changing workflow files needs the scope workflow." : "Resource not accessible by integration",
    { reason },
  );
}
