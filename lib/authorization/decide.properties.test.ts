import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ACCOUNT_IDS, anyFacts, anyGrant, anyPermissions, anyRequirement, anyScopes } from "./arbitraries.ts";
import { decide } from "./decide.ts";
import type { Facts } from "./facts.ts";
import type { Grant, RepositorySelection } from "./grant.ts";
import { joinLevels } from "./levels.ts";
import { levelOf, meetPermissions, type Permissions, permissionEntries } from "./permissions.ts";
import type { Requirement } from "./requirement.ts";
import { ORGANIZATION_ROLES, REPOSITORY_ROLES } from "./roles.ts";
import { canSee } from "./visibility.ts";

const RUNS = { numRuns: 3000 };
const allows = (grant: Grant, requirement: Requirement, facts: Facts) =>
  decide(grant, requirement, facts).outcome === "allow";

function joinPermissions(a: Permissions, b: Permissions): Permissions {
  const joined: Record<string, string> = { ...a };
  for (const [key, level] of permissionEntries(b)) joined[key] = joinLevels(level, levelOf(a, key));
  return joined as Permissions;
}

describe("more never turns allow into a refusal", () => {
  const moreAllows = (more: fc.Arbitrary<{ grant: (g: Grant) => Grant; facts: (f: Facts) => Facts }>) =>
    fc.assert(
      fc.property(anyGrant, anyRequirement, anyFacts, more, (grant, requirement, facts, change) => {
        fc.pre(allows(grant, requirement, facts));
        expect(allows(change.grant(grant), requirement, change.facts(facts))).toBe(true);
      }),
      RUNS,
    );
  const same = <T>(value: T) => value;

  test("permissions of the credential", () =>
    moreAllows(
      anyPermissions.map((more) => ({
        facts: same,
        grant: (grant) =>
          "permissions" in grant ? { ...grant, permissions: joinPermissions(grant.permissions, more) } : grant,
      })),
    ));

  test("permissions accepted by the installation", () =>
    moreAllows(
      anyPermissions.map((more) => ({
        grant: same,
        facts: (facts) =>
          facts.installation
            ? {
                ...facts,
                installation: {
                  ...facts.installation,
                  permissions: joinPermissions(facts.installation.permissions, more),
                },
              }
            : facts,
      })),
    ));

  test("repositories", () => {
    const everything = (accountId: number): RepositorySelection => ({ kind: "all", accountId });
    moreAllows(
      fc.constant({
        grant: (grant) => {
          if (grant.kind === "user-via-integration") return { ...grant, onlyRepositoryIds: null };
          return "repositories" in grant ? { ...grant, repositories: everything(grant.accountId) } : grant;
        },
        facts: (facts) => {
          const { installation } = facts;
          if (!installation) return facts;
          return { ...facts, installation: { ...installation, repositories: everything(installation.accountId) } };
        },
      }),
    );
  });

  test("scopes", () =>
    moreAllows(
      anyScopes.map((more) => ({
        facts: same,
        grant: (grant) => (grant.kind === "personal-token" ? { ...grant, scopes: [...grant.scopes, ...more] } : grant),
      })),
    ));

  test("roles", () =>
    moreAllows(
      fc.constant({
        grant: same,
        facts: (facts) => ({
          ...facts,
          ...(facts.repository && { roleOnRepository: next(REPOSITORY_ROLES, facts.roleOnRepository) }),
          ...((facts.repository || facts.organization) && {
            organizationRole: next(ORGANIZATION_ROLES, facts.organizationRole),
          }),
        }),
      }),
    ));

  test("lifting a suspension", () =>
    moreAllows(
      fc.constant({
        grant: same,
        facts: ({ installation = null, ...facts }) => ({
          ...facts,
          suspended: false,
          installation: installation && { ...installation, suspended: false },
        }),
      }),
    ));

  function next<T>(order: readonly T[], held: T | null | undefined): T | null {
    const rank = held === null || held === undefined ? -1 : order.indexOf(held);
    return order[Math.min(rank + 1, order.length - 1)] ?? null;
  }
});

test("narrowing a credential never turns a refusal into allow", () => {
  fc.assert(
    fc.property(anyGrant, anyRequirement, anyFacts, anyPermissions, (grant, requirement, facts, bound) => {
      if (!("permissions" in grant)) return;
      const narrowed = { ...grant, permissions: meetPermissions(grant.permissions, bound) };
      if (allows(narrowed, requirement, facts)) expect(allows(grant, requirement, facts)).toBe(true);
    }),
    RUNS,
  );
});

test("hide comes before forbid: what is forbidden could be seen", () => {
  fc.assert(
    fc.property(anyGrant, anyRequirement, anyFacts, (grant, requirement, facts) => {
      const { outcome } = decide(grant, requirement, facts);
      const { scopes = ["repo"] } = requirement;
      if (outcome === "forbid" && facts.repository?.private)
        expect(canSee(grant, facts, [...scopes, "repo"])).toBe(true);
      if (outcome === "hide" && grant.kind !== "anonymous") expect(facts.repository?.private).toBe(true);
    }),
    RUNS,
  );
});

test("whether something is hidden depends on no permission level, and only for classic tokens on the operation", () => {
  fc.assert(
    fc.property(anyGrant, anyRequirement, anyRequirement, anyFacts, (grant, one, other, facts) => {
      fc.pre(grant.kind !== "personal-token" && grant.kind !== "anonymous");
      expect(decide(grant, one, facts).outcome === "hide").toBe(decide(grant, other, facts).outcome === "hide");
    }),
    RUNS,
  );
});

test("only nobody is told to authenticate", () => {
  fc.assert(
    fc.property(anyGrant, anyRequirement, anyFacts, (grant, requirement, facts) => {
      if (decide(grant, requirement, facts).outcome === "unauthenticated") expect(grant.kind).toBe("anonymous");
    }),
    RUNS,
  );
});

test("an installation never writes beyond its own account", () => {
  fc.assert(
    fc.property(anyGrant, fc.constantFrom(...ACCOUNT_IDS), fc.boolean(), (grant, ownerId, isPrivate) => {
      fc.pre(grant.kind === "installation" && grant.accountId !== ownerId);
      const facts: Facts = { repository: { id: 11, ownerId, private: isPrivate } };
      expect(decide(grant, { anyOf: [{ issues: "write" }] }, facts).outcome).toBe(isPrivate ? "hide" : "forbid");
    }),
  );
});

test("a person through an integration may nothing on repositories that the person alone may not", () => {
  fc.assert(
    fc.property(anyGrant, anyRequirement, anyFacts, (grant, requirement, facts) => {
      if (grant.kind !== "user-via-integration" || !facts.repository) return;
      const alone: Grant = { kind: "session", userId: grant.userId, sessionId: "s" };
      if (allows(grant, requirement, facts)) expect(allows(alone, requirement, facts)).toBe(true);
    }),
    RUNS,
  );
});
