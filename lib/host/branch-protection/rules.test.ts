import { describe, expect, test } from "vitest";
import { type Merge, type Move, mergeProblem, moveProblem, type ProtectionSettings } from "./rules.ts";

const NOBODY = { userIds: [], botIds: [] };
const OPEN: ProtectionSettings = {
  requiredChecks: null,
  enforceAdmins: false,
  requiredReviews: null,
  restrictions: null,
  requireLinearHistory: false,
  allowForcePushes: false,
  allowDeletions: false,
  blockCreations: false,
  requireConversationResolution: false,
  lockBranch: false,
  allowForkSyncing: false,
};
const REVIEWS = {
  dismissStale: false,
  requireCodeOwners: false,
  approvals: 2,
  requireLastPushApproval: false,
  bypass: NOBODY,
};
const WRITER = { accountId: 7, isAdmin: false };
const ADMIN = { accountId: 8, isAdmin: true };

describe("moving a branch", () => {
  const move = (settings: Partial<ProtectionSettings>, changed: Partial<Move> = {}, mover = WRITER) =>
    moveProblem({ ...OPEN, ...settings }, mover, {
      kind: "update",
      forced: false,
      bringsMerges: false,
      missingChecks: [],
      ...changed,
    });

  test("is allowed forward, with no rule against it", () => expect(move({})).toBeNull());

  test.each<[string, Partial<ProtectionSettings>, Partial<Move>, RegExp]>([
    ["deleting", {}, { kind: "delete" }, /Cannot delete/],
    ["taking commits away", {}, { forced: true }, /Cannot force-push/],
    ["moving a locked branch", { lockBranch: true }, {}, /locked/],
    ["somebody who is not among the pushers", { restrictions: NOBODY }, {}, /not among/],
    [
      "creating where that is for the pushers",
      { blockCreations: true, restrictions: NOBODY },
      { kind: "create" },
      /not among/,
    ],
    ["a push where reviews are required", { requiredReviews: REVIEWS }, {}, /through a pull request/],
    ["merge commits in a straight history", { requireLinearHistory: true }, { bringsMerges: true }, /merge commits/],
    ["one check that is missing", {}, { missingChecks: ["ci"] }, /"ci" is expected/],
    ["several checks that are missing", {}, { missingChecks: ["ci", "lint"] }, /2 required status checks/],
  ])("refuses %s", (_, settings, changed, words) => {
    expect(move(settings, changed)).toMatch(words);
  });

  test("is allowed where a rule says so, and to those who are named", () => {
    expect(move({ allowDeletions: true }, { kind: "delete" })).toBeNull();
    expect(move({ allowForcePushes: true }, { forced: true })).toBeNull();
    expect(move({ restrictions: { userIds: [], botIds: [7] } })).toBeNull();
    expect(move({ restrictions: NOBODY }, { kind: "create" })).toBeNull();
    expect(move({ requiredReviews: { ...REVIEWS, bypass: { userIds: [7], botIds: [] } } })).toBeNull();
  });

  test("holds for administrators where it says so, but for deleting and taking commits away always", () => {
    expect(move({ lockBranch: true }, {}, ADMIN)).toBeNull();
    expect(move({ lockBranch: true, enforceAdmins: true }, {}, ADMIN)).toMatch(/locked/);
    expect(move({}, { kind: "delete" }, ADMIN)).toMatch(/Cannot delete/);
    expect(move({}, { forced: true }, ADMIN)).toMatch(/Cannot force-push/);
  });
});

describe("merging a pull request", () => {
  const merge = (settings: Partial<ProtectionSettings>, changed: Partial<Merge> = {}, mover = WRITER) =>
    mergeProblem({ ...OPEN, ...settings }, mover, {
      method: "merge",
      approvals: 0,
      changesRequested: false,
      upToDate: true,
      missingChecks: [],
      ...changed,
    });

  test("is allowed with enough approvals", () => {
    expect(merge({ requiredReviews: REVIEWS }, { approvals: 2 })).toBeNull();
    expect(merge({ requiredReviews: REVIEWS }, {}, ADMIN)).toBeNull();
  });

  test.each<[string, Partial<ProtectionSettings>, Partial<Merge>, RegExp]>([
    ["too few approvals", { requiredReviews: REVIEWS }, { approvals: 1 }, /At least 2 approving reviews are required/],
    ["no approval", { requiredReviews: { ...REVIEWS, approvals: 1 } }, {}, /At least 1 approving review is required/],
    [
      "changes that are asked for",
      { requiredReviews: REVIEWS },
      { approvals: 2, changesRequested: true },
      /Changes were requested/,
    ],
    ["a merge commit in a straight history", { requireLinearHistory: true }, {}, /merge commits/],
    ["a head that is behind", { requiredChecks: { strict: true, checks: [] } }, { upToDate: false }, /not up to date/],
    ["a check that is missing", {}, { missingChecks: ["ci"] }, /"ci" is expected/],
    ["a locked branch", { lockBranch: true }, {}, /locked/],
  ])("refuses %s", (_, settings, changed, words) => {
    expect(merge(settings, changed)).toMatch(words);
  });

  test("holds for administrators where it says so", () => {
    expect(merge({ requiredReviews: REVIEWS, enforceAdmins: true }, {}, ADMIN)).toMatch(/approving/);
  });
});
