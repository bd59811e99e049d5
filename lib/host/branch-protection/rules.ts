/** Which commits must have passed before they come to a branch. */
type RequiredChecks = {
  /** The branch of a pull request has to have everything that the base has. */
  strict: boolean;
  /** Names of statuses and check runs; `integrationId` when only that integration's counts. */
  checks: readonly { context: string; integrationId: number | null }[];
};

/** What pull requests need before they are merged. */
type RequiredReviews = {
  dismissStale: boolean;
  requireCodeOwners: boolean;
  approvals: number;
  requireLastPushApproval: boolean;
  /** Who may push without a pull request. */
  bypass: Actors;
};

/** Accounts of people and of integrations' bots. */
export type Actors = { userIds: readonly number[]; botIds: readonly number[] };

/** The rules of one branch, as they are stored. */
export type ProtectionSettings = {
  requiredChecks: RequiredChecks | null;
  enforceAdmins: boolean;
  requiredReviews: RequiredReviews | null;
  /** Null: everybody who may push. */
  restrictions: Actors | null;
  requireLinearHistory: boolean;
  allowForcePushes: boolean;
  allowDeletions: boolean;
  blockCreations: boolean;
  requireConversationResolution: boolean;
  lockBranch: boolean;
  allowForkSyncing: boolean;
};

const isAmong = ({ userIds, botIds }: Actors, accountId: number): boolean =>
  userIds.includes(accountId) || botIds.includes(accountId);

/** Who moves a branch. `isAdmin` is of people alone: an integration's bot is bound by every rule. */
export type Mover = { accountId: number; isAdmin: boolean };

export type Move = {
  kind: "create" | "update" | "delete";
  forced: boolean;
  bringsMerges: boolean;
  /** Names of required checks that have not passed for the new commit. */
  missingChecks: readonly string[];
};

/** Why a branch may not be moved by a push or through the API; null when it may be. Words of our own. */
export function moveProblem(settings: ProtectionSettings, mover: Mover, move: Move): string | null {
  if (move.kind === "delete") return settings.allowDeletions ? null : "Cannot delete this protected branch";
  if (move.forced && !settings.allowForcePushes) return "Cannot force-push to this protected branch";
  if (mover.isAdmin && !settings.enforceAdmins) return null;
  if (move.kind === "create" && !settings.blockCreations) return null;
  return holderProblem(settings, mover) ?? (move.kind === "update" ? contentProblem(settings, mover, move) : null);
}

/** What is asked of whoever moves a branch, whatever it is moved to. */
function holderProblem({ lockBranch, restrictions }: ProtectionSettings, { accountId }: Mover): string | null {
  if (lockBranch) return "This branch is locked: nobody can push to it";
  if (restrictions && !isAmong(restrictions, accountId))
    return "You are not among those who can push to this protected branch";
  return null;
}

function contentProblem(settings: ProtectionSettings, { accountId }: Mover, move: Move): string | null {
  const { requiredReviews, requireLinearHistory } = settings;
  if (requiredReviews && !isAmong(requiredReviews.bypass, accountId))
    return "Changes must be made through a pull request.";
  if (requireLinearHistory && move.bringsMerges) return "This branch must not contain merge commits.";
  return checksProblem(move.missingChecks);
}

/** Source of the words: the wire format, on pushes and merges. */
function checksProblem(missing: readonly string[]): string | null {
  if (missing.length === 0) return null;
  if (missing.length === 1) return `Required status check "${missing[0]}" is expected.`;
  return `${missing.length} required status checks are expected: ${missing.join(", ")}.`;
}

/** A pull request that is to be merged. */
export type Merge = {
  method: "merge" | "squash" | "rebase";
  /** Of people who may push, on the commit that is merged where stale ones do not count. */
  approvals: number;
  /** Somebody who may push asks for changes and has not taken that back. */
  changesRequested: boolean;
  /** The head has everything that the base has. */
  upToDate: boolean;
  missingChecks: readonly string[];
};

/** Why a pull request may not be merged into a branch; null when it may be. Source of the words: the wire format. */
export function mergeProblem(settings: ProtectionSettings, mover: Mover, merge: Merge): string | null {
  if (mover.isAdmin && !settings.enforceAdmins) return null;
  const { requiredReviews, requiredChecks, requireLinearHistory } = settings;
  const holder = holderProblem(settings, mover);
  if (holder) return holder;
  if (requireLinearHistory && merge.method === "merge") return "This branch must not contain merge commits.";
  if (requiredReviews && merge.changesRequested)
    return "Changes were requested: they have to be approved or dismissed first.";
  const approvals = requiredReviews?.approvals ?? 0;
  if (merge.approvals < approvals)
    return `At least ${approvals} approving review${approvals === 1 ? " is" : "s are"} required by reviewers with write access.`;
  if (requiredChecks?.strict && !merge.upToDate) return "The head branch is not up to date with the base branch.";
  return checksProblem(merge.missingChecks);
}
