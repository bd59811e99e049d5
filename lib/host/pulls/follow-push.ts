import { clock } from "@/lib/platform/clock.ts";
import { db, type Tx } from "@/lib/platform/db.ts";
import type { Acting } from "../acting.ts";
import { fetchCommit } from "../git/fetch-commit.ts";
import { mergedInto } from "../git/merged-refs.ts";
import type { RefUpdate } from "../git/refs.ts";
import { setRef } from "../git/set-ref.ts";
import { closePull } from "./close-pull.ts";
import { recordPullEvent } from "./events.ts";
import { measure, pathsBetween, type Sizes } from "./measure.ts";
import { outdateComments } from "./outdate-comments.ts";
import { lockPull } from "./row.ts";
import { headRefOf } from "./rules.ts";

const BRANCH = "refs/heads/";

type OpenPull = {
  id: number;
  repositoryId: number;
  baseSha: string;
  headSha: string;
  issue: { number: number };
  repository: { private: boolean };
  headRepository: { private: boolean } | null;
};
/** What a push does to one pull request. */
type Step = { pull: OpenPull } & (
  | { kind: "close" }
  | { kind: "merged"; by: string }
  | { kind: "base"; after: string }
  | { kind: "head"; before: string; after: string; sizes: Sizes; changedPaths: string[] }
);

/**
 * What moved branches do to open pull requests: those from them are at new commits, those into them have another base,
 * are merged by what was pushed, or are closed with a branch that is gone. Everything that git has to be asked is asked
 * here, before the transaction in which `followPush` writes it down.
 */
export async function planFollowing(repositoryId: number, updates: readonly RefUpdate[]): Promise<Step[]> {
  const steps: Step[] = [];
  for (const { ref, before, after } of updates) {
    if (!ref.startsWith(BRANCH) || before === null) continue;
    const branch = ref.slice(BRANCH.length);
    const [from, into] = await Promise.all([
      openPulls({ headRepositoryId: repositoryId, headRef: branch }),
      openPulls({ repositoryId, baseRef: branch }),
    ]);
    if (after === null) steps.push(...[...from, ...into].map((pull) => ({ kind: "close", pull }) as const));
    else {
      for (const pull of from.filter(mayFollow)) steps.push(await headStep(pull, { from: repositoryId, after }));
      steps.push(...(await baseSteps(into, { repositoryId, after })));
    }
  }
  return steps;
}

/** Writes down and tells what `planFollowing` found out, of pull requests that are still open. */
export async function followPush(tx: Tx, steps: readonly Step[], acting: Acting): Promise<void> {
  for (const step of steps) {
    const { repositoryId, issue } = step.pull;
    const pull = await lockPull(tx, repositoryId, issue.number);
    if (pull.state !== "open") continue;
    if (step.kind === "close") await closePull(tx, { pull, acting });
    else if (step.kind === "merged") await closePull(tx, { pull, acting, mergeCommitSha: step.by });
    else if (step.kind === "base")
      await tx.pullRequest.update({ where: { id: pull.pullId }, data: { baseSha: step.after } });
    else await moveHead(tx, step, acting);
  }
}

async function moveHead(
  tx: Tx,
  { pull, before, after, sizes, changedPaths }: Extract<Step, { kind: "head" }>,
  acting: Acting,
): Promise<void> {
  await tx.pullRequest.update({
    where: { id: pull.id },
    data: { headSha: after, mergeable: null, rebaseable: null, mergeCommitSha: null, ...sizes },
  });
  await outdateComments(tx, { pullId: pull.id, headSha: after, changedPaths });
  const { repositoryId } = pull;
  const { number } = pull.issue;
  await tx.issue.update({
    where: { repositoryId_number: { repositoryId, number } },
    data: { updatedAt: clock.now() },
  });
  await recordPullEvent(tx, "synchronize", { repositoryId, number, acting, extra: { before, after } });
}

/** What a fork gets after it was made private is not copied to where everybody may read it. */
const mayFollow = ({ repository, headRepository }: OpenPull): boolean =>
  repository.private || headRepository?.private === false;

function openPulls(where: { headRepositoryId: number; headRef: string } | { repositoryId: number; baseRef: string }) {
  return db.pullRequest.findMany({
    where: { ...where, issue: { state: "open" } },
    select: {
      id: true,
      repositoryId: true,
      baseSha: true,
      headSha: true,
      issue: { select: { number: true } },
      repository: { select: { private: true } },
      headRepository: { select: { private: true } },
    },
    orderBy: { id: "asc" },
  });
}

async function headStep(pull: OpenPull, { from, after }: { from: number; after: string }): Promise<Step> {
  const { repositoryId, baseSha, headSha } = pull;
  await fetchCommit(repositoryId, { from, sha: after });
  await setRef(repositoryId, headRefOf(pull.issue.number), after);
  return {
    kind: "head",
    pull,
    before: headSha,
    after,
    sizes: await measure(repositoryId, { baseSha, headSha: after }),
    changedPaths: await pathsBetween(repositoryId, headSha, after),
  };
}

/** A base that has all of a pull request's commits by now has merged it, whoever pushed them. */
async function baseSteps(
  pulls: readonly OpenPull[],
  { repositoryId, after }: { repositoryId: number; after: string },
): Promise<Step[]> {
  const merged = await mergedInto(repositoryId, { tip: after, shas: pulls.map(({ headSha }) => headSha) });
  return pulls.map((pull) =>
    merged.has(pull.headSha) ? { kind: "merged", pull, by: after } : { kind: "base", pull, after },
  );
}
