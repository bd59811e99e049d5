import { notFound } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import { refuseDecision } from "@/lib/api/refuse-decision.ts";
import { decide } from "@/lib/authorization/decide.ts";
import type { Facts } from "@/lib/authorization/facts.ts";
import type { Grant } from "@/lib/authorization/grant.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { findRepositorySubject } from "./find-subject.ts";

/** A person on the pages; null for somebody who is not signed in. */
export type Visitor = { id: number; sessionId: string } | null;

/** A repository that the visitor may know of, and how they stand to it. */
export type Visit = { repository: RepositorySubject; grant: Grant; facts: Facts };

/** Reading what everybody may read of a public repository, and what any role opens of a private one. */
const READ: Requirement = { anyOf: [{ metadata: "read" }], public: true };

/** The repository at an address of the pages. Throws 404 for one that does not exist and alike for one that the visitor may not see. */
export async function visitRepository(
  visitor: Visitor,
  { owner, name }: { owner: string; name: string },
): Promise<Visit> {
  const repository = await findRepositorySubject({ owner, name }, visitor?.id ?? null);
  if (!repository) throw notFound();
  const { id, ownerId, private: isPrivate, role, ownerRole } = repository;
  const visit: Visit = {
    repository,
    grant: visitor ? { kind: "session", userId: visitor.id, sessionId: visitor.sessionId } : { kind: "anonymous" },
    facts: {
      repository: { id, ownerId, private: isPrivate },
      roleOnRepository: role,
      organizationRole: ownerRole,
    },
  };
  requireAllowed(visit, READ);
  return visit;
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
