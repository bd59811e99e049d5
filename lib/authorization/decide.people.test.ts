import { describe, expect, test } from "vitest";
import { decide } from "./decide.ts";
import {
  ADMINISTER,
  GET_VIEWER,
  INVITE,
  LIST_EMAILS,
  LIST_MEMBERS,
  OWNER,
  PUSH,
  publicSelected,
  READ_ISSUES,
  SET_STATUS,
  selected,
  unselected,
  verdict,
  WRITE_ISSUES,
} from "./decide-examples.ts";
import type { Facts } from "./facts.ts";
import type { Grant } from "./grant.ts";
import type { Requirement } from "./requirement.ts";
import type { Scope } from "./scopes.ts";

describe("nobody", () => {
  const grant: Grant = { kind: "anonymous" };
  test.each<[string, Requirement, Facts, string]>([
    ["reads what is public", READ_ISSUES, { repository: publicSelected }, "allow"],
    ["is told nothing of a private repository", READ_ISSUES, { repository: selected }, "hide: credential-missing"],
    ["cannot write on a public repository", WRITE_ISSUES, { repository: publicSelected }, "hide: credential-missing"],
    ["has to authenticate for what is about the caller", GET_VIEWER, {}, "unauthenticated: credential-missing"],
    ["sees what an organization shows to all", LIST_MEMBERS, { organization: { id: OWNER } }, "allow"],
    [
      "has to authenticate on an organization",
      INVITE,
      { organization: { id: OWNER } },
      "unauthenticated: credential-missing",
    ],
  ])("%s", (_, requirement, facts, expected) => expect(verdict(decide(grant, requirement, facts))).toBe(expected));
});

describe("a classic token", () => {
  const token = (...scopes: Scope[]): Grant => ({ kind: "personal-token", tokenId: 1, userId: 1, scopes });
  test.each<[string, Scope[], Requirement, Facts, string]>([
    ["does what the person may", ["repo"], PUSH, { repository: selected, roleOnRepository: "push" }, "allow"],
    [
      "is told nothing without a role",
      ["repo"],
      READ_ISSUES,
      { repository: selected, roleOnRepository: null },
      "hide: role-too-weak",
    ],
    [
      "is told nothing of private repositories without the scope",
      ["public_repo"],
      READ_ISSUES,
      { repository: selected, roleOnRepository: "admin" },
      "hide: scope-missing",
    ],
    [
      "is refused openly with a role that is too weak",
      ["repo"],
      ADMINISTER,
      { repository: selected, roleOnRepository: "push" },
      "forbid: role-too-weak",
    ],
    [
      "writes on public repositories with public_repo",
      ["public_repo"],
      WRITE_ISSUES,
      { repository: publicSelected },
      "allow",
    ],
    [
      "does not write on public repositories without a scope",
      [],
      WRITE_ISSUES,
      { repository: publicSelected },
      "forbid: scope-missing",
    ],
    ["reads what is public without a scope", [], READ_ISSUES, { repository: publicSelected }, "allow"],
    [
      "does not push to a public repository without a role",
      ["repo"],
      PUSH,
      { repository: publicSelected },
      "forbid: role-too-weak",
    ],
    [
      "sets a status on a private repository with repo:status alone",
      ["repo:status"],
      SET_STATUS,
      { repository: selected, roleOnRepository: "push" },
      "allow",
    ],
    [
      "is told nothing else of it with repo:status alone",
      ["repo:status"],
      READ_ISSUES,
      { repository: selected, roleOnRepository: "push" },
      "hide: scope-missing",
    ],
    ["reads the own addresses with a scope that includes it", ["user"], LIST_EMAILS, {}, "allow"],
    ["does not read the own addresses without", ["repo"], LIST_EMAILS, {}, "forbid: scope-missing"],
    ["reads about itself without a scope", [], GET_VIEWER, {}, "allow"],
    [
      "changes an organization with admin:org as its owner",
      ["admin:org"],
      INVITE,
      { organization: { id: OWNER }, organizationRole: "admin" },
      "allow",
    ],
    [
      "does not change an organization with read:org",
      ["read:org"],
      INVITE,
      { organization: { id: OWNER }, organizationRole: "admin" },
      "forbid: scope-missing",
    ],
    [
      "does not change an organization as a member",
      ["admin:org"],
      INVITE,
      { organization: { id: OWNER }, organizationRole: "member" },
      "forbid: role-too-weak",
    ],
    ["does not read another's account", ["user"], LIST_EMAILS, { account: { id: 5 } }, "forbid: other-account"],
  ])("%s", (_, scopes, requirement, facts, expected) =>
    expect(verdict(decide(token(...scopes), requirement, facts))).toBe(expected),
  );

  test("is told that delete_repo is missing for a private repository that it sees, and nothing without repo", () => {
    const remove: Requirement = { anyOf: [{ administration: "write" }], role: "admin", scopes: ["delete_repo"] };
    const facts: Facts = { repository: selected, roleOnRepository: "admin" };
    expect(verdict(decide(token("repo"), remove, facts))).toBe("forbid: scope-missing");
    expect(verdict(decide(token("repo"), remove, { ...facts, roleOnRepository: null }))).toBe("hide: scope-missing");
    expect(verdict(decide(token("public_repo"), remove, facts))).toBe("hide: scope-missing");
    expect(verdict(decide(token("delete_repo"), remove, facts))).toBe("allow");
  });

  test("is told nothing of a private repository with public_repo, even where that scope is enough", () => {
    const star: Requirement = { anyOf: [{ starring: "write" }], role: "pull", scopes: ["public_repo"] };
    const facts: Facts = { repository: selected, roleOnRepository: "admin" };
    expect(verdict(decide(token("public_repo"), star, facts))).toBe("hide: scope-missing");
    expect(verdict(decide(token("repo"), star, facts))).toBe("allow");
  });

  test("what needs a role above reading is not public", () => {
    const traffic: Requirement = { anyOf: [{ administration: "read" }], role: "push", scopes: ["repo"], public: true };
    expect(verdict(decide(token("repo"), traffic, { repository: publicSelected }))).toBe("forbid: role-too-weak");
  });

  test("a declared role counts instead of what the permission is worth", () => {
    const moderate: Requirement = { ...WRITE_ISSUES, role: "triage" };
    const facts: Facts = { repository: selected, roleOnRepository: "pull" };
    expect(decide(token("repo"), moderate, facts)).toEqual({
      outcome: "forbid",
      reason: { rule: "role-too-weak", needed: "triage", held: "pull", where: "repository-role" },
    });
    expect(verdict(decide(token("repo"), moderate, { ...facts, roleOnRepository: "triage" }))).toBe("allow");
  });

  test("the role that would have been enough is named", () => {
    const decision = decide(token("repo"), ADMINISTER, { repository: selected, roleOnRepository: "push" });
    expect(decision).toMatchObject({ reason: { needed: "admin", held: "push" } });
  });

  test("a role in the organization can be asked for", () => {
    const createRepository: Requirement = {
      anyOf: [{ administration: "write" }],
      role: { organization: "member" },
      scopes: ["repo"],
    };
    const organization = { id: OWNER };
    expect(verdict(decide(token("repo"), createRepository, { organization, organizationRole: "member" }))).toBe(
      "allow",
    );
    expect(verdict(decide(token("repo"), createRepository, { organization, organizationRole: null }))).toBe(
      "forbid: role-too-weak",
    );
  });
});

describe("a fine-grained token", () => {
  const grant: Grant = {
    kind: "fine-grained-token",
    tokenId: 1,
    userId: 1,
    accountId: OWNER,
    permissions: { issues: "write", contents: "write" },
    repositories: { kind: "selected", ids: new Set([11]) },
  };
  test.each<[string, Requirement, Facts, string]>([
    ["does what it and the person may", PUSH, { repository: selected, roleOnRepository: "push" }, "allow"],
    [
      "is told nothing of what it does not select",
      READ_ISSUES,
      { repository: unselected, roleOnRepository: "admin" },
      "hide: repository-not-selected",
    ],
    [
      "is told nothing of another owner's private repository",
      READ_ISSUES,
      { repository: { ...selected, ownerId: 3 }, roleOnRepository: "admin" },
      "hide: other-account",
    ],
    [
      "is told nothing once the person has lost their role",
      READ_ISSUES,
      { repository: selected, roleOnRepository: null },
      "hide: role-too-weak",
    ],
    [
      "does not what it has no permission for",
      ADMINISTER,
      { repository: selected, roleOnRepository: "admin" },
      "forbid: permission-missing",
    ],
    [
      "does not what the person may not",
      PUSH,
      { repository: selected, roleOnRepository: "pull" },
      "forbid: role-too-weak",
    ],
    ["reads what is public anywhere", READ_ISSUES, { repository: { id: 30, ownerId: 9, private: false } }, "allow"],
    [
      "does not reach another organization",
      INVITE,
      { organization: { id: 3 }, organizationRole: "admin" },
      "forbid: other-account",
    ],
  ])("%s", (_, requirement, facts, expected) => expect(verdict(decide(grant, requirement, facts))).toBe(expected));
});

describe("a signed-in session", () => {
  const grant: Grant = { kind: "session", userId: 1, sessionId: "s" };
  test.each<[string, Requirement, Facts, string]>([
    ["does what the person's role is worth", ADMINISTER, { repository: selected, roleOnRepository: "admin" }, "allow"],
    ["is told nothing without a role", READ_ISSUES, { repository: selected }, "hide: role-too-weak"],
    [
      "is refused openly with a role that is too weak",
      PUSH,
      { repository: selected, roleOnRepository: "triage" },
      "forbid: role-too-weak",
    ],
  ])("%s", (_, requirement, facts, expected) => expect(verdict(decide(grant, requirement, facts))).toBe(expected));
});

describe("a client id and secret", () => {
  const grant: Grant = { kind: "client", clientId: "Iv1.1", integrationId: 7 };
  test.each<[string, Requirement, Facts, string]>([
    ["manages its own tokens", GET_VIEWER, {}, "allow"],
    ["reads what is public", READ_ISSUES, { repository: publicSelected }, "allow"],
    ["is told nothing of private repositories", READ_ISSUES, { repository: selected }, "hide: credential-kind"],
    ["does not act", WRITE_ISSUES, { repository: publicSelected }, "forbid: credential-kind"],
  ])("%s", (_, requirement, facts, expected) => expect(verdict(decide(grant, requirement, facts))).toBe(expected));
});
