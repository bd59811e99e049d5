import fc from "fast-check";
import { expect, test } from "vitest";
import { anyFacts, anyGrant, anyRequirement } from "./arbitraries.ts";
import { decide } from "./decide.ts";
import { explain, type Reason } from "./reason.ts";

test.each<[Reason, RegExp]>([
  [{ rule: "credential-missing", needed: "a credential", held: null }, /no credential.*sign in/],
  [{ rule: "credential-kind", needed: "someone who acts", held: "client" }, /\(client\) acts for nobody/],
  [
    {
      rule: "permission-missing",
      needed: [{ contents: "write", workflows: "write" }, { administration: "write" }],
      held: { contents: "read" },
      where: "integration-permissions",
    },
    /^This needs Contents \(contents\): write together with Workflow files \(workflows\): write or Administration \(administration\): write; held is Contents \(contents\): read\. The integration's owner/,
  ],
  [
    { rule: "permission-missing", needed: [{ issues: "read" }], held: {}, where: "token-permissions" },
    /held are none of them\. The token's owner/,
  ],
  [
    { rule: "repository-not-selected", needed: 11, held: "another selection", where: "installation-repositories" },
    /repository 11.*account's owner/,
  ],
  [
    { rule: "repository-not-selected", needed: 11, held: "another selection", where: "token-repositories" },
    /repository 11.*choose other repositories/,
  ],
  [{ rule: "not-installed", needed: 2, held: null, where: "installation" }, /is not installed/],
  [{ rule: "not-installed", needed: 2, held: 3, where: "installation" }, /is on another account/],
  [
    {
      rule: "installation-suspended",
      needed: "an active installation",
      held: "a suspended installation",
      where: "installation",
    },
    /suspended/,
  ],
  [{ rule: "other-account", needed: 2, held: 3, where: "token" }, /for another account/],
  [
    { rule: "scope-missing", needed: ["repo", "public_repo"], held: ["gist"], where: "token-scopes" },
    /needs repo or public_repo and has gist/,
  ],
  [{ rule: "scope-missing", needed: ["repo"], held: [], where: "token-scopes" }, /has no scopes/],
  [
    { rule: "role-too-weak", needed: "admin", held: "push", where: "repository-role" },
    /role admin in the repository and has the role push/,
  ],
  [
    { rule: "role-too-weak", needed: { organization: "admin" }, held: null, where: "organization-role" },
    /role admin in the organization and has no role/,
  ],
])("%j is explained", (reason, words) => expect(explain(reason)).toMatch(words));

test("every refusal can be explained, and its reason survives being written down", () => {
  fc.assert(
    fc.property(anyGrant, anyRequirement, anyFacts, (grant, requirement, facts) => {
      const decision = decide(grant, requirement, facts);
      if (decision.outcome === "allow") return;
      expect(explain(decision.reason)).toMatch(/^[A-Z].*\.$/s);
      expect(JSON.parse(JSON.stringify(decision.reason))).toEqual(decision.reason);
    }),
    { numRuns: 1000 },
  );
});
