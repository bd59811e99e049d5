import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { impliesScope, normaliseScopes, SCOPES, splitScopes } from "./scopes.ts";

describe("a scope includes", () => {
  test.each([
    ["repo", "public_repo"],
    ["repo", "repo:status"],
    ["admin:org", "read:org"],
    ["admin:repo_hook", "read:repo_hook"],
    ["user", "user:email"],
    ["project", "read:project"],
  ] as const)("%s: %s", (held, needed) => expect(impliesScope([held], needed)).toBe(true));

  test.each([
    ["public_repo", "repo"],
    ["read:org", "write:org"],
    ["repo", "admin:repo_hook"],
    ["repo", "delete_repo"],
    ["admin:org", "admin:org_hook"],
    ["delete:packages", "read:packages"],
  ] as const)("not %s: %s", (held, needed) => expect(impliesScope([held], needed)).toBe(false));
});

test("inclusion is reflexive and transitive", () => {
  const scope = fc.constantFrom(...SCOPES);
  fc.assert(
    fc.property(scope, scope, scope, (a, b, c) => {
      expect(impliesScope([a], a)).toBe(true);
      if (impliesScope([a], b) && impliesScope([b], c)) expect(impliesScope([a], c)).toBe(true);
    }),
  );
});

test("a token keeps each scope once and drops what another includes", () => {
  expect(normaliseScopes(["user", "gist", "user:email"])).toEqual(["user", "gist"]);
  expect(normaliseScopes(["read:org", "admin:org", "write:org"])).toEqual(["admin:org"]);
  expect(normaliseScopes(["gist", "gist"])).toEqual(["gist"]);
});

test("unknown words are not kept", () => {
  expect(normaliseScopes(["repo", "everything", "constructor", "Repo"])).toEqual(["repo"]);
});

test("normalising loses no right and is final", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...SCOPES)), (requested) => {
      const kept = normaliseScopes(requested);
      expect(SCOPES.filter((scope) => impliesScope(kept, scope))).toEqual(
        SCOPES.filter((scope) => impliesScope(requested, scope)),
      );
      expect(normaliseScopes(kept)).toEqual(kept);
    }),
  );
});

test("a parameter may be separated by spaces, commas or both", () => {
  expect(splitScopes(" repo,gist  user:email, workflow ")).toEqual(["repo", "gist", "user:email", "workflow"]);
  expect(splitScopes("")).toEqual([]);
});
