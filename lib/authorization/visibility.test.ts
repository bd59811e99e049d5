import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyActingGrant, anyRepositoryFacts } from "./arbitraries.ts";
import { decide } from "./decide.ts";
import type { Facts } from "./facts.ts";
import type { Grant } from "./grant.ts";
import type { Requirement } from "./requirement.ts";
import { canSee, type VisibilityClause, visibility } from "./visibility.ts";

const GET_REPOSITORY: Requirement = { anyOf: [{ metadata: "read" }], role: "pull", scopes: ["repo"], public: true };

/** What a database makes of the description: every condition as the columns and joins that a list query would use. */
function listShows(clauses: readonly VisibilityClause[], facts: Facts): boolean {
  const { repository, roleOnRepository, installation } = facts;
  if (!repository) return false;
  return clauses.some((clause) => {
    const conditions: boolean[] = [];
    if (clause.private !== undefined) conditions.push(repository.private === clause.private);
    if (clause.ownerId !== undefined) conditions.push(repository.ownerId === clause.ownerId);
    if (clause.ids !== undefined) conditions.push(clause.ids.includes(repository.id));
    if (clause.reachableBy !== undefined) conditions.push((roleOnRepository ?? null) !== null);
    if (clause.installed !== undefined) {
      const selection = installation?.repositories;
      const included = selection?.kind === "all" || selection?.ids.has(repository.id) === true;
      const scopes = Object.keys(installation?.permissions ?? {}).filter((key) => !/^(members|emails)$/.test(key));
      conditions.push(included && (!clause.installed.active || (!installation?.suspended && scopes.length > 0)));
    }
    return conditions.every(Boolean);
  });
}

test("what a list shows is what a get allows, for every grant and repository", () => {
  fc.assert(
    fc.property(anyActingGrant, anyRepositoryFacts, (grant, { suspended: _, ...facts }) => {
      const shown = listShows(visibility(grant).anyOf, facts);
      expect(decide(grant, GET_REPOSITORY, facts).outcome).toBe(shown ? "allow" : "hide");
      expect(canSee(grant, facts)).toBe(shown);
    }),
    { numRuns: 2000 },
  );
});

test("the description survives being written down", () => {
  fc.assert(
    fc.property(anyActingGrant, (grant) => {
      expect(JSON.parse(JSON.stringify(visibility(grant)))).toEqual(visibility(grant));
    }),
  );
});

describe("sees", () => {
  const installation: Grant = {
    kind: "installation",
    tokenId: 1,
    integrationId: 7,
    installationId: 70,
    accountId: 2,
    actorId: 99,
    permissions: { issues: "read" },
    repositories: { kind: "all", accountId: 2 },
  };
  const session: Grant = { kind: "session", userId: 1, sessionId: "s" };
  const publicOnly = { private: false };

  test("nobody: public repositories", () => {
    expect(visibility({ kind: "anonymous" }).anyOf).toEqual([publicOnly]);
  });

  test("an installation on all repositories: everything that its account owns", () => {
    expect(visibility(installation).anyOf).toEqual([publicOnly, { ownerId: 2 }]);
  });

  test("an installation on selected repositories: those, as long as its account owns them", () => {
    const selected: Grant = { ...installation, repositories: { kind: "selected", ids: new Set([11, 12]) } };
    expect(visibility(selected).anyOf).toEqual([publicOnly, { ownerId: 2, ids: [11, 12] }]);
  });

  test("an installation without any permission on repositories: no private ones", () => {
    expect(visibility({ ...installation, permissions: { members: "read" } }).anyOf).toEqual([publicOnly]);
  });

  test("a person: what they have a role on", () => {
    expect(visibility(session).anyOf).toEqual([publicOnly, { reachableBy: 1 }]);
  });

  test("a classic token: private repositories only with the scope", () => {
    const token = { kind: "personal-token", tokenId: 1, userId: 1 } as const;
    expect(visibility({ ...token, scopes: ["repo"] }).anyOf).toEqual([publicOnly, { reachableBy: 1 }]);
    expect(visibility({ ...token, scopes: ["public_repo"] }).anyOf).toEqual([publicOnly]);
    expect(visibility({ ...token, scopes: ["repo:status"] }, ["repo:status"]).anyOf).toHaveLength(2);
  });

  test("a person through an integration: what both of them reach", () => {
    const via: Grant = {
      kind: "user-via-integration",
      tokenId: 1,
      userId: 1,
      integrationId: 7,
      permissions: { issues: "write" },
      onlyRepositoryIds: new Set([12]),
    };
    const installed = { integrationId: 7, active: true };
    expect(visibility(via).anyOf).toEqual([publicOnly, { reachableBy: 1, installed, ids: [12] }]);
  });

  test("an integration as itself: where it is installed, also when suspended", () => {
    const grant: Grant = { kind: "integration", integrationId: 7, clientId: "Iv1.1", slug: "ci-bot", keyId: 1 };
    expect(visibility(grant).anyOf).toEqual([publicOnly, { installed: { integrationId: 7, active: false } }]);
    const facts: Facts = {
      repository: { id: 11, ownerId: 2, private: true },
      installation: { accountId: 2, permissions: {}, repositories: { kind: "all", accountId: 2 }, suspended: true },
    };
    expect(canSee(grant, facts)).toBe(true);
    expect(canSee(grant, { ...facts, installation: null })).toBe(false);
  });
});
