import { describe, expect, test } from "vitest";
import { type Decision, decide } from "./decide.ts";
import type { Facts } from "./facts.ts";
import type { Grant } from "./grant.ts";
import type { Requirement } from "./requirement.ts";
import type { Scope } from "./scopes.ts";

const READ_ISSUES: Requirement = { anyOf: [{ issues: "read" }], role: "pull", scopes: ["repo"], public: true };
const WRITE_ISSUES: Requirement = { anyOf: [{ issues: "write" }], scopes: ["repo"] };
const PUSH: Requirement = { anyOf: [{ contents: "write" }], scopes: ["repo"] };
const ADMINISTER: Requirement = { anyOf: [{ administration: "write" }], scopes: ["repo"] };
const SET_STATUS: Requirement = { anyOf: [{ statuses: "write" }], scopes: ["repo:status", "repo"] };
const GET_VIEWER: Requirement = { anyOf: [{}] };
const LIST_EMAILS: Requirement = { anyOf: [{ emails: "read" }], scopes: ["user:email"] };
const LIST_MEMBERS: Requirement = { anyOf: [{ members: "read" }], public: true };
const INVITE: Requirement = { anyOf: [{ members: "write" }] };

const OWNER = 2;
const selected = { id: 11, ownerId: OWNER, private: true };
const unselected = { id: 12, ownerId: OWNER, private: true };
const publicSelected = { ...selected, private: false };
const publicUnselected = { ...unselected, private: false };

/** "allow", or the outcome and the rule that made it. */
function verdict(decision: Decision): string {
  return decision.outcome === "allow" ? "allow" : `${decision.outcome}: ${decision.reason.rule}`;
}

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

describe("an installation's token", () => {
  const grant: Grant = {
    kind: "installation",
    tokenId: 1,
    integrationId: 7,
    installationId: 70,
    accountId: OWNER,
    actorId: 99,
    permissions: { issues: "write", contents: "read", members: "read" },
    repositories: { kind: "selected", ids: new Set([11]) },
  };
  test.each<[string, Requirement, Facts, string]>([
    ["does what it has the permission for", WRITE_ISSUES, { repository: selected }, "allow"],
    [
      "is told nothing of a private repository outside its selection",
      READ_ISSUES,
      { repository: unselected },
      "hide: repository-not-selected",
    ],
    [
      "is told nothing of another account's private repository",
      READ_ISSUES,
      { repository: { ...selected, ownerId: 3 } },
      "hide: not-installed",
    ],
    ["reads a public repository outside its selection", READ_ISSUES, { repository: publicUnselected }, "allow"],
    [
      "does not write on a public repository outside its selection",
      WRITE_ISSUES,
      { repository: publicUnselected },
      "forbid: repository-not-selected",
    ],
    ["does not do what it has a lower level for", PUSH, { repository: selected }, "forbid: permission-missing"],
    [
      "does not do what it has no permission for",
      SET_STATUS,
      { repository: publicSelected },
      "forbid: permission-missing",
    ],
    [
      "reads what is public without the permission",
      { ...READ_ISSUES, anyOf: [{ checks: "read" }] },
      { repository: publicSelected },
      "allow",
    ],
    [
      "does nothing while suspended",
      WRITE_ISSUES,
      { repository: selected, suspended: true },
      "forbid: installation-suspended",
    ],
    [
      "does not even read what is public while suspended",
      READ_ISSUES,
      { repository: publicUnselected, suspended: true },
      "forbid: installation-suspended",
    ],
    [
      "is told nothing of an unselected repository while suspended",
      READ_ISSUES,
      { repository: unselected, suspended: true },
      "hide: repository-not-selected",
    ],
    ["reaches its own organization", { anyOf: [{ members: "read" }] }, { organization: { id: OWNER } }, "allow"],
    [
      "does not reach another organization",
      { anyOf: [{ members: "read" }] },
      { organization: { id: 3 } },
      "forbid: not-installed",
    ],
    ["sees of another organization what needs no permission", GET_VIEWER, { organization: { id: 3 } }, "allow"],
    [
      "has metadata with any permission on repositories",
      { anyOf: [{ metadata: "read" }] },
      { repository: selected },
      "allow",
    ],
  ])("%s", (_, requirement, facts, expected) => expect(verdict(decide(grant, requirement, facts))).toBe(expected));

  test("without any permission on repositories is told nothing of private ones", () => {
    const decision = decide({ ...grant, permissions: { members: "read" } }, READ_ISSUES, { repository: selected });
    expect(verdict(decision)).toBe("hide: permission-missing");
  });

  test("loses a selected repository that has moved to another account", () => {
    const all: Grant = { ...grant, repositories: { kind: "all", accountId: OWNER } };
    expect(verdict(decide(all, READ_ISSUES, { repository: unselected }))).toBe("allow");
    expect(verdict(decide(all, READ_ISSUES, { repository: { ...unselected, ownerId: 3 } }))).toBe(
      "hide: not-installed",
    );
  });

  test("says what was needed and what is held of it", () => {
    const decision = decide(grant, { anyOf: [{ contents: "write" }, { checks: "write" }] }, { repository: selected });
    expect(decision).toEqual({
      outcome: "forbid",
      reason: {
        rule: "permission-missing",
        needed: [{ contents: "write" }, { checks: "write" }],
        held: { contents: "read" },
        where: "integration-permissions",
      },
    });
  });
});

describe("a person through an integration", () => {
  const grant: Grant = {
    kind: "user-via-integration",
    tokenId: 1,
    userId: 1,
    integrationId: 7,
    permissions: { issues: "write", contents: "write", emails: "read" },
    onlyRepositoryIds: null,
  };
  const installation = {
    accountId: OWNER,
    permissions: { issues: "write", contents: "write" },
    repositories: { kind: "selected", ids: new Set([11]) },
    suspended: false,
  } as const;
  const reached: Facts = { repository: selected, roleOnRepository: "push", installation };

  test.each<[string, Requirement, Facts, string]>([
    ["does what the integration and the person may", PUSH, reached, "allow"],
    ["does not what the person may not", PUSH, { ...reached, roleOnRepository: "triage" }, "forbid: role-too-weak"],
    [
      "does not what the integration may not",
      ADMINISTER,
      { ...reached, roleOnRepository: "admin" },
      "forbid: permission-missing",
    ],
    [
      "does not what the account has not accepted",
      PUSH,
      { ...reached, installation: { ...installation, permissions: { issues: "write" } } },
      "forbid: permission-missing",
    ],
    [
      "is told nothing where the person has no role",
      READ_ISSUES,
      { ...reached, roleOnRepository: null },
      "hide: role-too-weak",
    ],
    [
      "is told nothing where the integration is not installed",
      READ_ISSUES,
      { ...reached, installation: null },
      "hide: not-installed",
    ],
    [
      "is told nothing of what the installation does not include",
      READ_ISSUES,
      { ...reached, repository: unselected },
      "hide: repository-not-selected",
    ],
    [
      "is told nothing while the installation is suspended",
      READ_ISSUES,
      { ...reached, installation: { ...installation, suspended: true } },
      "hide: installation-suspended",
    ],
    ["reads what is public anywhere", READ_ISSUES, { repository: { id: 30, ownerId: 9, private: false } }, "allow"],
    [
      "does not write where the integration is not installed",
      WRITE_ISSUES,
      { repository: { id: 30, ownerId: 9, private: false } },
      "forbid: not-installed",
    ],
    [
      "opens an issue on a public repository that is included",
      WRITE_ISSUES,
      { repository: publicSelected, installation },
      "allow",
    ],
    ["reads the person's own account with the account permission", LIST_EMAILS, {}, "allow"],
    [
      "does not reach the person's account without it",
      { anyOf: [{ followers: "read" }] },
      {},
      "forbid: permission-missing",
    ],
    [
      "does not reach an organization without an installation",
      INVITE,
      { organization: { id: OWNER }, organizationRole: "admin" },
      "forbid: not-installed",
    ],
    [
      "needs the person's role in the organization",
      INVITE,
      {
        organization: { id: OWNER },
        organizationRole: "member",
        installation: { ...installation, permissions: { members: "write" } },
      },
      "forbid: permission-missing",
    ],
  ])("%s", (_, requirement, facts, expected) => expect(verdict(decide(grant, requirement, facts))).toBe(expected));

  test("with a token for one repository is told nothing of the others", () => {
    const facts: Facts = {
      ...reached,
      installation: { ...installation, repositories: { kind: "all", accountId: OWNER } },
    };
    const narrowed: Grant = { ...grant, onlyRepositoryIds: new Set([12]) };
    expect(verdict(decide(narrowed, READ_ISSUES, { ...facts, repository: unselected }))).toBe("allow");
    expect(verdict(decide(narrowed, READ_ISSUES, facts))).toBe("hide: repository-not-selected");
  });

  test("in an organization is bound by the person's role there", () => {
    const both: Grant = { ...grant, permissions: { members: "write" } };
    const facts: Facts = {
      organization: { id: OWNER },
      installation: { ...installation, permissions: { members: "write" } },
    };
    expect(verdict(decide(both, INVITE, { ...facts, organizationRole: "admin" }))).toBe("allow");
    expect(verdict(decide(both, INVITE, { ...facts, organizationRole: "member" }))).toBe("forbid: role-too-weak");
  });
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

describe("an integration as itself", () => {
  const grant: Grant = { kind: "integration", integrationId: 7, clientId: "Iv1.1", slug: "ci-bot", keyId: 1 };
  const installation = {
    accountId: OWNER,
    permissions: { issues: "write" },
    repositories: { kind: "all", accountId: OWNER },
    suspended: false,
  } as const;
  test.each<[string, Requirement, Facts, string]>([
    ["asks about itself", GET_VIEWER, {}, "allow"],
    ["asks about a repository where it is installed", GET_VIEWER, { repository: selected, installation }, "allow"],
    [
      "is told nothing of a private repository where it is not",
      GET_VIEWER,
      { repository: selected, installation: null },
      "hide: not-installed",
    ],
    ["does not act", WRITE_ISSUES, { repository: selected, installation }, "forbid: credential-kind"],
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
