import { describe, expect, test } from "vitest";
import {
  asksForRepositories,
  byWhoAgrees,
  installRight,
  mayBeInstalledOn,
  needsConfirmation,
  setupRedirect,
  suspendedBySide,
  targetStatus,
} from "./rules.ts";

describe("where a person lands", () => {
  const plain = {
    setupUrl: "https://ci.example.test/setup",
    setupOnUpdate: false,
    requestOauthOnInstall: false,
  };
  const install = { installationId: 7, action: "install" } as const;
  const update = { installationId: 7, action: "update" } as const;
  const cases = [
    ["after installing", plain, install, "https://ci.example.test/setup?installation_id=7&setup_action=install"],
    [
      "with the state that the flow began with",
      plain,
      { ...install, state: "a b&c" },
      "https://ci.example.test/setup?installation_id=7&setup_action=install&state=a+b%26c",
    ],
    [
      "without a state that is empty",
      plain,
      { ...install, state: "" },
      "https://ci.example.test/setup?installation_id=7&setup_action=install",
    ],
    [
      "keeping what the address has already",
      { ...plain, setupUrl: "https://ci.example.test/setup?from=mortise#done" },
      install,
      "https://ci.example.test/setup?from=mortise&installation_id=7&setup_action=install#done",
    ],
    [
      "with our values where the address has its own",
      { ...plain, setupUrl: "https://ci.example.test/?installation_id=1&state=forged" },
      { ...install, state: "real" },
      "https://ci.example.test/?installation_id=7&state=real&setup_action=install",
    ],
    [
      "after asking for it, without an id of an installation",
      { ...plain, setupUrl: "https://ci.example.test/setup?installation_id=1" },
      { action: "request", state: "s" },
      "https://ci.example.test/setup?setup_action=request&state=s",
    ],
    ["nowhere without a setup URL", { ...plain, setupUrl: null }, install, null],
    ["nowhere after an update unless it was asked for", plain, update, null],
    [
      "after an update when it was asked for",
      { ...plain, setupOnUpdate: true },
      update,
      "https://ci.example.test/setup?installation_id=7&setup_action=update",
    ],
    ["nowhere when people authorize on install", { ...plain, requestOauthOnInstall: true }, install, null],
    [
      "nowhere after an update when people authorize on install",
      { ...plain, setupOnUpdate: true, requestOauthOnInstall: true },
      update,
      null,
    ],
  ] as const;
  test.each(cases)("%s", (_, integration, flow, expected) => {
    expect(setupRedirect(integration, flow)).toBe(expected);
  });
});

test("what installing grants leaves out what each person agrees to", () => {
  expect(byWhoAgrees({ issues: "write", emails: "read", members: "read" })).toEqual({
    installer: { issues: "write", members: "read" },
    eachPerson: { emails: "read" },
  });
});

describe("what has to be confirmed", () => {
  test.each([
    ["writing code", { contents: "write" }, true],
    ["workflow files", { workflows: "write" }, true],
    ["administration", { administration: "write" }, true],
    ["who belongs to an organization", { members: "write" }, true],
    ["reading code", { contents: "read" }, false],
    ["issues", { issues: "write", metadata: "read" }, false],
    ["what each person agrees to on their own", { keys: "write" }, false],
    ["nothing", {}, false],
  ] as const)("%s", (_, permissions, expected) => {
    expect(needsConfirmation(permissions)).toBe(expected);
  });
});

test("without a permission on repositories there is nothing to select", () => {
  expect(asksForRepositories({ members: "read" })).toBe(false);
  expect(asksForRepositories({ metadata: "read" })).toBe(true);
});

test("a private integration is for its owner alone", () => {
  expect(mayBeInstalledOn({ public: false, ownerId: 1 }, 1)).toBe(true);
  expect(mayBeInstalledOn({ public: false, ownerId: 1 }, 2)).toBe(false);
  expect(mayBeInstalledOn({ public: true, ownerId: 1 }, 2)).toBe(true);
});

test("a bot suspends for the integration, anybody else for the account", () => {
  expect(suspendedBySide({ suspendedBy: { type: "BOT" } })).toBe("integration");
  expect(suspendedBySide({ suspendedBy: { type: "USER" } })).toBe("account");
  expect(suspendedBySide({ suspendedBy: null })).toBe("account");
});

describe("what a person may do about an integration on an account", () => {
  const policy = { membersMayRequest: true, outsideCollaboratorsMayRequest: true, repositoryAdminsMayInstall: true };
  const modest = { issues: "write", metadata: "read" } as const;
  const member = { relation: "member", administersRepositories: true } as const;
  const may = { kind: "repositories", mayRequest: true } as const;
  const asks = { kind: "request" } as const;
  test.each([
    ["owners install", { relation: "owner", administersRepositories: true }, modest, {}, { kind: "owner" }],
    ["who has nothing to do with it may nothing", { ...member, relation: "none" }, modest, {}, null],
    ["repository administrators install for theirs", member, modest, {}, may],
    [
      "outside collaborators who administer install for theirs",
      { ...member, relation: "collaborator" },
      modest,
      {},
      may,
    ],
    ["members request", { ...member, administersRepositories: false }, modest, {}, asks],
    ["nobody but owners gives organization permissions", member, { ...modest, members: "read" }, {}, asks],
    ["nobody but owners gives administration", member, { administration: "read", metadata: "read" }, {}, asks],
    ["nobody but owners gives what reaches no repository", member, {}, {}, asks],
    ["owners may keep installing to themselves", member, modest, { repositoryAdminsMayInstall: false }, asks],
    [
      "members may be kept from requesting",
      { ...member, administersRepositories: false },
      modest,
      { membersMayRequest: false },
      null,
    ],
    [
      "outside collaborators may be kept from requesting",
      { relation: "collaborator", administersRepositories: false },
      modest,
      { outsideCollaboratorsMayRequest: false },
      null,
    ],
    [
      "repository administrators who may not request still install",
      member,
      modest,
      { membersMayRequest: false },
      { kind: "repositories", mayRequest: false },
    ],
  ] as const)("%s", (_, standing, permissions, changes, expected) => {
    expect(installRight(standing, { permissions, policy: { ...policy, ...changes } })).toEqual(expected);
  });
});

describe("an account as a place to install on", () => {
  const everybody = { public: true, ownerId: 1 };
  const own = { public: false, ownerId: 1 };
  const right = { kind: "owner" } as const;
  const request = { kind: "request" } as const;
  test.each([
    ["free", everybody, { accountId: 2, right, installationId: null }, { kind: "available", right }],
    [
      "installed",
      everybody,
      { accountId: 2, right, installationId: 9 },
      { kind: "installed", installationId: 9, configurable: true, right },
    ],
    [
      "installed by its owners",
      everybody,
      { accountId: 2, right: request, installationId: 9 },
      { kind: "installed", installationId: 9, configurable: false, right: request },
    ],
    [
      "of others who let one ask",
      everybody,
      { accountId: 2, right: request, installationId: null },
      { kind: "available", right: request },
    ],
    [
      "of others",
      everybody,
      { accountId: 2, right: null, installationId: null },
      { kind: "refused", because: "not-owner" },
    ],
    [
      "other than the owner of a private integration",
      own,
      { accountId: 2, right, installationId: null },
      { kind: "refused", because: "private" },
    ],
    [
      "owner of a private integration",
      own,
      { accountId: 1, right, installationId: null },
      { kind: "available", right },
    ],
  ] as const)("%s", (_, integration, account, expected) => {
    expect(targetStatus(integration, account)).toEqual(expected);
  });
});
