import { moved, notFound } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import { refuseDecision } from "@/lib/api/refuse-decision.ts";
import { type Decision, decide } from "@/lib/authorization/decide.ts";
import type { Facts, InstallationFacts } from "@/lib/authorization/facts.ts";
import { type Grant, personOf } from "@/lib/authorization/grant.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { findInstallationFacts } from "@/lib/installations/find-facts.ts";
import { findRepositorySubject } from "./find-subject.ts";
import { findByFormerName } from "./former-names.ts";

type Where = { owner: string; name: string } | { id: number };

const SEE: Requirement = { anyOf: [{ metadata: "read" }], public: true };

type RepositoryAndFacts = { repository: RepositorySubject; facts: Facts };

/** What everybody to whom a repository is not hidden may know: that it is there. */
const KNOW_OF: Requirement = { anyOf: [{}], public: true };

/**
 * A repository and how the caller stands to it. Throws 404 when there is none, and 301 when one had this address before
 * that is not hidden from the caller.
 */
export async function loadRepositoryFacts(where: Where, grant: Grant): Promise<RepositoryAndFacts> {
  const repository = await findRepositorySubject(where, personOf(grant));
  if (repository) return withFacts(repository, grant);
  throw moved((await requireMoved(where, grant)).repository);
}

/** The repository that had an address before. Throws 404 when none did, or when it is hidden from the caller. */
async function requireMoved(where: Where, grant: Grant): Promise<RepositoryAndFacts> {
  const id = "id" in where ? null : await findByFormerName(where);
  const repository = id === null ? null : await findRepositorySubject({ id }, personOf(grant));
  if (!repository) throw notFound();
  const found = await withFacts(repository, grant);
  if (decide(grant, KNOW_OF, found.facts).outcome !== "allow") throw notFound();
  return found;
}

async function withFacts(repository: RepositorySubject, grant: Grant): Promise<RepositoryAndFacts> {
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
 * or meets what is required; by a name that it had before as well. Throws what an operation on it would.
 */
export async function requireReachable(
  where: Where,
  grant: Grant,
  requires: Requirement = SEE,
): Promise<RepositorySubject> {
  const now = await findRepositorySubject(where, personOf(grant));
  const { repository, facts } = now ? await withFacts(now, grant) : await requireMoved(where, grant);
  const decision = decide(grant, requires, facts);
  if (decision.outcome !== "allow") throw refuseDecision(grant, decision);
  return repository;
}

/** Whether the caller may see a repository that is named beside what an operation is about, or meets what is required. */
export async function mayReach(where: { id: number }, grant: Grant, requires: Requirement = SEE): Promise<boolean> {
  const repository = await findRepositorySubject(where, personOf(grant));
  if (!repository) return false;
  return (await decideOn(repository, grant, requires)).outcome === "allow";
}

/** Whether the caller meets what is required of a repository that is known already. */
export async function decideOn(repository: RepositorySubject, grant: Grant, requires: Requirement): Promise<Decision> {
  const { facts } = await withFacts(repository, grant);
  return decide(grant, requires, facts);
}

/** Bound by the installation: the integration itself and a person through it. An installation's own grant holds it already. */
export async function installationFor(grant: Grant, accountId: number): Promise<InstallationFacts | null> {
  return grant.kind === "user-via-integration" || grant.kind === "integration"
    ? findInstallationFacts(grant.integrationId, accountId)
    : null;
}
