import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyPermissions } from "./arbitraries.ts";
import { covers } from "./levels.ts";
import { PERMISSION_KEYS } from "./permission-catalogue.ts";
import {
  isSubset,
  levelOf,
  meetPermissions,
  permissionDifference,
  reachesRepositories,
  withImpliedMetadata,
} from "./permissions.ts";

describe("meet", () => {
  test("never exceeds either side", () => {
    fc.assert(
      fc.property(anyPermissions, anyPermissions, (a, b) => {
        const met = meetPermissions(a, b);
        expect(isSubset(met, a) && isSubset(met, b)).toBe(true);
      }),
    );
  });

  test("is the most that both sides hold", () => {
    fc.assert(
      fc.property(anyPermissions, anyPermissions, anyPermissions, (a, b, c) => {
        const inBoth = isSubset(c, a) && isSubset(c, b);
        expect(isSubset(c, meetPermissions(a, b))).toBe(inBoth);
      }),
    );
  });

  test("is commutative, associative and idempotent", () => {
    fc.assert(
      fc.property(anyPermissions, anyPermissions, anyPermissions, (a, b, c) => {
        expect(meetPermissions(a, b)).toEqual(meetPermissions(b, a));
        expect(meetPermissions(a, meetPermissions(b, c))).toEqual(meetPermissions(meetPermissions(a, b), c));
        expect(meetPermissions(a, a)).toEqual(a);
      }),
    );
  });

  test("with nothing is nothing, whichever side has nothing", () => {
    expect(meetPermissions({ issues: "write" }, {})).toEqual({});
    expect(meetPermissions({}, { issues: "write" })).toEqual({});
  });
});

test("being a subset is a partial order", () => {
  fc.assert(
    fc.property(anyPermissions, anyPermissions, anyPermissions, (a, b, c) => {
      expect(isSubset(a, a)).toBe(true);
      if (isSubset(a, b) && isSubset(b, a)) expect(a).toEqual(b);
      if (isSubset(a, b) && isSubset(b, c)) expect(isSubset(a, c)).toBe(true);
    }),
  );
});

describe("difference", () => {
  test("names what is added, raised, lowered and removed", () => {
    const difference = permissionDifference(
      { issues: "read", contents: "write", pages: "read", checks: "write" },
      { issues: "write", contents: "read", checks: "write", statuses: "read" },
    );
    expect(difference).toEqual({
      added: [{ key: "statuses", from: "none", to: "read" }],
      raised: [{ key: "issues", from: "read", to: "write" }],
      lowered: [{ key: "contents", from: "write", to: "read" }],
      removed: [{ key: "pages", from: "read", to: "none" }],
    });
  });

  test("puts every permission that differs in exactly one list", () => {
    fc.assert(
      fc.property(anyPermissions, anyPermissions, (from, to) => {
        const { added, raised, lowered, removed } = permissionDifference(from, to);
        const listed = [...added, ...raised, ...lowered, ...removed].map((change) => change.key);
        const differing = PERMISSION_KEYS.filter((key) => levelOf(from, key) !== levelOf(to, key));
        expect(listed).toHaveLength(differing.length);
        expect(new Set(listed)).toEqual(new Set(differing));
      }),
    );
  });

  test("without additions and raises, the target is a subset of the origin", () => {
    fc.assert(
      fc.property(anyPermissions, anyPermissions, (from, to) => {
        const { added, raised } = permissionDifference(from, to);
        expect(added.length + raised.length === 0).toBe(isSubset(to, from));
      }),
    );
  });
});

describe("metadata", () => {
  test("comes with any permission on repositories", () => {
    expect(withImpliedMetadata({ issues: "write" })).toEqual({ issues: "write", metadata: "read" });
  });

  test("does not come with permissions on organizations and accounts", () => {
    expect(withImpliedMetadata({ members: "read", emails: "read" })).toEqual({ members: "read", emails: "read" });
  });

  test("is the only thing that is ever added", () => {
    fc.assert(
      fc.property(anyPermissions, (permissions) => {
        const implied = withImpliedMetadata(permissions);
        for (const key of PERMISSION_KEYS) {
          if (key !== "metadata") expect(levelOf(implied, key)).toBe(levelOf(permissions, key));
        }
        expect(covers(levelOf(implied, "metadata"), "read")).toBe(reachesRepositories(permissions));
        expect(withImpliedMetadata(implied)).toEqual(implied);
      }),
    );
  });
});

test("a name that every object has is not a permission that is held", () => {
  const untrusted = JSON.parse('{"__proto__": "admin", "issues": "read"}');
  expect(levelOf(untrusted, "contents")).toBe("none");
  expect(meetPermissions(untrusted, { issues: "write", contents: "write" })).toEqual({ issues: "read" });
});
