import { moved, notFound, type Refusal } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import { refuseDecision } from "@/lib/api/refuse-decision.ts";
import { decide } from "@/lib/authorization/decide.ts";
import type { Facts } from "@/lib/authorization/facts.ts";
import type { Grant } from "@/lib/authorization/grant.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { findRepositorySubject } from "./find-subject.ts";
import { findByFormerName } from "./former-names.ts";

/** A person on the pages; null for somebody who is not signed in. */
export type Visitor = { id: number; sessionId: string } | null;

/** A repository that the visitor may know of, and how they stand to it. */
export type Visit = { repository: RepositorySubject; grant: Grant; facts: Facts };

/** Reading what everybody may read of a public repository, and what any role opens of a private one. */
const READ: Requirement = { anyOf: [{ metadata: "read" }], public: true };

/**
 * The repository at an address of the pages. Throws 404 for one that does not exist and alike for one that the visitor
 * may not see, and 301 where one that they may see was before.
 */
export async function visitRepository(
  visitor: Visitor,
  { owner, name }: { owner: string; name: string },
): Promise<Visit> {
  const repository = await findRepositorySubject({ owner, name }, visitor?.id ?? null);
  if (!repository) throw await leadingOn(visitor, { owner, name });
  const visit = visitOf(visitor, repository);
  requireAllowed(visit, READ);
  return visit;
}

/** The refusal for an address that no repository has now. */
async function leadingOn(visitor: Visitor, address: { owner: string; name: string }): Promise<Refusal> {
  const id = await findByFormerName(address);
  const repository = id === null ? null : await findRepositorySubject({ id }, visitor?.id ?? null);
  if (!repository) return notFound();
  const { grant, facts } = visitOf(visitor, repository);
  return decide(grant, READ, facts).outcome === "allow" ? moved(repository) : notFound();
}

function visitOf(visitor: Visitor, repository: RepositorySubject): Visit {
  const { id, ownerId, private: isPrivate, role, ownerRole } = repository;
  return {
    repository,
    grant: visitor ? { kind: "session", userId: visitor.id, sessionId: visitor.sessionId } : { kind: "anonymous" },
    facts: {
      repository: { id, ownerId, private: isPrivate },
      roleOnRepository: role,
      organizationRole: ownerRole,
    },
  };
}

/** Whether the visitor may do what an operation requires: what decides whether a page offers it. */
export function isAllowed({ grant, facts }: Visit, requirement: Requirement): boolean {
  return grant.kind !== "anonymous" && decide(grant, requirement, facts).outcome === "allow";
}

/** Throws what the operation would answer: 404, 401 or 403. */
export function requireAllowed({ grant, facts }: Visit, requirement: Requirement): void {
  const decision = decide(grant, requirement, facts);
  if (decision.outcome !== "allow") throw refuseDecision(grant, decision);
}
