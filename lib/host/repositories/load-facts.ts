import { notFound } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import { refuseDecision } from "@/lib/api/refuse-decision.ts";
import { decide } from "@/lib/authorization/decide.ts";
import type { Facts, InstallationFacts } from "@/lib/authorization/facts.ts";
import { type Grant, personOf } from "@/lib/authorization/grant.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { findInstallationFacts } from "@/lib/installations/find-facts.ts";
import { findRepositorySubject } from "./find-subject.ts";

type Where = { owner: string; name: string } | { id: number };

const SEE: Requirement = { anyOf: [{ metadata: "read" }], public: true };

/** A repository and how the caller stands to it. Throws 404 when there is none. */
export async function loadRepositoryFacts(
  where: Where,
  grant: Grant,
): Promise<{ repository: RepositorySubject; facts: Facts }> {
  const repository = await findRepositorySubject(where, personOf(grant));
  if (!repository) throw notFound();
  const { id, ownerId, private: isPrivate, role, ownerRole } = repository;
  return {
    repository,
    facts: {
      repository: { id, ownerId, private: isPrivate },
      roleOnRepository: role,
      organizationRole: ownerRole,
      installation: await installationFor(grant, ownerId),
    },
  };
}

/**
 * A repository that is named beside what an operation is about (a team's, a starred one), when the caller may see it
 * or meets what is required. Throws what an operation on it would.
 */
export async function requireReachable(
  where: Where,
  grant: Grant,
  requires: Requirement = SEE,
): Promise<RepositorySubject> {
  const { repository, facts } = await loadRepositoryFacts(where, grant);
  const decision = decide(grant, requires, facts);
  if (decision.outcome !== "allow") throw refuseDecision(grant, decision);
  return repository;
}

/** Bound by the installation: the integration itself and a person through it. An installation's own grant holds it already. */
export async function installationFor(grant: Grant, accountId: number): Promise<InstallationFacts | null> {
  return grant.kind === "user-via-integration" || grant.kind === "integration"
    ? findInstallationFacts(grant.integrationId, accountId)
    : null;
}
