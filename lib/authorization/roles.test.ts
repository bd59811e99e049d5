import { describe, expect, test } from "vitest";
import { offersLevel } from "./permission-catalogue.ts";
import { isSubset, levelOf, permissionEntries } from "./permissions.ts";
import {
  hasOrganizationRole,
  hasRepositoryRole,
  ORGANIZATION_ROLES,
  organizationRoleAsPermissions,
  REPOSITORY_ROLES,
  roleAsPermissions,
  strongerRepositoryRole,
} from "./roles.ts";

test("each role has what the weaker ones have", () => {
  REPOSITORY_ROLES.forEach((held, rank) => {
    REPOSITORY_ROLES.forEach((needed, neededRank) => {
      expect(hasRepositoryRole(held, needed)).toBe(rank >= neededRank);
      if (rank >= neededRank) expect(isSubset(roleAsPermissions(needed), roleAsPermissions(held))).toBe(true);
    });
  });
  expect(isSubset(organizationRoleAsPermissions("member"), organizationRoleAsPermissions("admin"))).toBe(true);
});

test("no role has nothing and is worth nothing", () => {
  expect(hasRepositoryRole(null, "pull")).toBe(false);
  expect(hasOrganizationRole(null, "member")).toBe(false);
  expect(roleAsPermissions(null)).toEqual({});
  expect(organizationRoleAsPermissions(null)).toEqual({});
});

test("roles are worth only levels that can be granted", () => {
  const worths = [...REPOSITORY_ROLES.map(roleAsPermissions), ...ORGANIZATION_ROLES.map(organizationRoleAsPermissions)];
  for (const [key, level] of worths.flatMap(permissionEntries)) {
    expect([key, level, offersLevel(key, level)]).toEqual([key, level, true]);
  }
});

describe("what a role is worth", () => {
  test.each([
    ["pull", "contents", "read"],
    ["pull", "issues", "write"],
    ["triage", "contents", "read"],
    ["push", "contents", "write"],
    ["push", "statuses", "write"],
    ["push", "administration", "none"],
    ["maintain", "administration", "none"],
    ["admin", "administration", "write"],
    ["admin", "members", "none"],
  ] as const)("%s: %s %s", (role, key, level) => expect(levelOf(roleAsPermissions(role), key)).toBe(level));
});

test("of two roles the stronger counts", () => {
  expect(strongerRepositoryRole("pull", "push")).toBe("push");
  expect(strongerRepositoryRole("admin", "pull")).toBe("admin");
  expect(strongerRepositoryRole(null, "pull")).toBe("pull");
  expect(strongerRepositoryRole("triage", null)).toBe("triage");
  expect(strongerRepositoryRole(null, null)).toBeNull();
});
