import { describe, expect, test } from "vitest";
import { decide } from "./decide.ts";
import {
  ADMINISTER,
  GET_VIEWER,
  INVITE,
  LIST_EMAILS,
  OWNER,
  PUSH,
  publicSelected,
  publicUnselected,
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

  test("does not read privately what is public elsewhere without the permission", () => {
    const readChecks: Requirement = { anyOf: [{ checks: "read" }], role: "pull", public: true };
    expect(verdict(decide(grant, readChecks, { repository: selected }))).toBe("forbid: permission-missing");
  });

  test("does not do on an unselected public repository what needs no permission but is not public", () => {
    const decision = decide(grant, GET_VIEWER, { repository: publicUnselected });
    expect(verdict(decision)).toBe("forbid: repository-not-selected");
  });

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

  test("needs one alternative that the integration and the person have both", () => {
    const either: Requirement = { anyOf: [{ contents: "write" }, { administration: "write" }] };
    const permissions = { administration: "write" } as const;
    const facts: Facts = { ...reached, installation: { ...installation, permissions } };
    const decision = decide({ ...grant, permissions }, either, facts);
    expect(decision).toMatchObject({
      outcome: "forbid",
      reason: { rule: "role-too-weak", needed: "admin", held: "push" },
    });
  });

  test("gains nothing from an installation on another account", () => {
    const elsewhere = { ...installation, accountId: 3 };
    expect(verdict(decide(grant, READ_ISSUES, { ...reached, installation: elsewhere }))).toBe("hide: not-installed");
    const onPublic: Facts = { repository: publicSelected, roleOnRepository: "push", installation: elsewhere };
    expect(verdict(decide(grant, WRITE_ISSUES, onPublic))).toBe("forbid: not-installed");
    const organization: Facts = { organization: { id: OWNER }, organizationRole: "admin", installation: elsewhere };
    expect(verdict(decide(grant, INVITE, organization))).toBe("forbid: not-installed");
  });

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
