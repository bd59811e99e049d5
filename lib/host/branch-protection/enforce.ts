import type { RefUpdate } from "../git/refs.ts";
import type { UpdateFacts } from "../git/update-facts.ts";
import { findProtection, missingChecks } from "./queries.ts";
import { type Merge, type Mover, mergeProblem, moveProblem } from "./rules.ts";

const BRANCH = "refs/heads/";

/** Stands for a commit that is not made yet: nothing has been said about it. */
export const UNMADE_COMMIT = "0".repeat(40);

/**
 * Why a ref may not be moved so, by the rules of its branch; null when it may be, and for what is no branch or is not
 * protected. `facts` are asked for only where they are needed.
 */
export async function branchMoveProblem(
  repositoryId: number,
  { update, mover, facts }: { update: RefUpdate; mover: Mover; facts: () => Promise<UpdateFacts> },
): Promise<string | null> {
  const { ref, before, after } = update;
  if (!ref.startsWith(BRANCH) || before === after) return null;
  const protection = await findProtection(repositoryId, ref.slice(BRANCH.length));
  if (!protection) return null;
  const { settings } = protection;
  const kind = before === null ? "create" : after === null ? "delete" : "update";
  const { forced, bringsMerges } = kind === "update" ? await facts() : { forced: false, bringsMerges: false };
  const missing = after === null ? [] : await missingChecks(repositoryId, { settings, sha: after });
  return moveProblem(settings, mover, { kind, forced, bringsMerges, missingChecks: missing });
}

/** Why a pull request may not be merged into a branch, by who merges and how; null when it may be. */
export async function branchMergeRules(
  repositoryId: number,
  {
    branch,
    headSha,
    facts,
  }: {
    branch: string;
    headSha: string;
    /** Asked for only of a protected branch. `stale` is whether approvals of older commits do not count. */
    facts: (stale: { dismissStale: boolean }) => Promise<Pick<Merge, "approvals" | "changesRequested" | "upToDate">>;
  },
): Promise<(merge: { mover: Mover; method: Merge["method"] }) => string | null> {
  const protection = await findProtection(repositoryId, branch);
  if (!protection) return () => null;
  const { settings } = protection;
  const missing = await missingChecks(repositoryId, { settings, sha: headSha });
  const found = await facts({ dismissStale: settings.requiredReviews?.dismissStale ?? false });
  return ({ mover, method }) => mergeProblem(settings, mover, { method, ...found, missingChecks: missing });
}
