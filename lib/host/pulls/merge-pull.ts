import { conflict, Refusal } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Acting, refuseArchived, requireActing } from "../acting.ts";
import type { Mover } from "../branch-protection/rules.ts";
import { commitPersonOf } from "../commit-person.ts";
import { mergeTrees } from "../git/merge-trees.ts";
import { moveRef } from "../git/refs.ts";
import { type CommitPerson, writeCommit } from "../git/write-commit.ts";
import { refusingGit } from "../refusing-git.ts";
import { recordPush } from "../repositories/record-push.ts";
import { closePull } from "./close-pull.ts";
import { findBranch } from "./find-head.ts";
import { mergeRulesOf } from "./merge-obstacles.ts";
import { lockPull, type PullRow, requirePull } from "./row.ts";
import { type MergeMethod, mergeTitle, messageOf, squashBody, squashTitle, subjectOf } from "./rules.ts";
import type { MergePullInput } from "./schemas.ts";
import { shownInEvents } from "./shown-to.ts";
import { commitsBeyond, replayOnto } from "./try-rebase.ts";

const refused = (message: string) => new Refusal(405, message);
const notMergeable = () => refused("Pull Request is not mergeable");

/**
 * Merges a pull request into its base, which moves as by a push. Throws 405 where it cannot be merged, 409 when its head
 * is not where `sha` says. Returns the commit that the base is at now. Source of the words: the documented answers.
 */
export async function mergePull({
  actor,
  repository,
  number,
  input,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived">;
  number: number;
  input: MergePullInput;
}): Promise<string> {
  const acting = await requireActing(actor, repository.role);
  const pull = await requirePull(repository.id, number);
  refuseArchived(repository);
  if (pull.state !== "open") throw notMergeable();
  if (pull.draft) throw refused("Pull Request is still a draft");
  if (input.sha !== undefined && input.sha !== pull.headSha)
    throw conflict("Head branch was modified. Review and try the merge again.");
  const before = await findBranch(repository.id, pull.baseRef);
  if (!before) throw notMergeable();
  const mover = { accountId: acting.account.id, isAdmin: repository.role === "admin" };
  await refuseProtected(pull, { onto: before, method: input.merge_method, mover });
  const after = await makeMerge(pull, { onto: before, input, acting });
  const update = { ref: `refs/heads/${pull.baseRef}`, before, after };
  await refusingGit(() => moveRef(repository.id, update), {
    conflict: () => refused("Base branch was modified. Review and try the merge again."),
  });
  await recordPush({
    repositoryId: repository.id,
    actor,
    updates: [update],
    also: async (tx) => {
      const now = await lockPull(tx, repository.id, number);
      if (now.state === "open") await closePull(tx, { pull: now, acting, mergeCommitSha: after });
    },
  });
  return after;
}

/** Throws 405 when the rules of the base forbid the merge. */
async function refuseProtected(
  pull: PullRow,
  { onto, method, mover }: { onto: string; method: MergeMethod; mover: Mover },
): Promise<void> {
  const problem = (await mergeRulesOf(pull, onto))({ mover, method });
  if (problem) throw refused(problem);
}

async function makeMerge(
  pull: PullRow,
  { onto, input, acting }: { onto: string; input: MergePullInput; acting: Acting },
): Promise<string> {
  const { repositoryId, headSha } = pull;
  const committer = { ...(await commitPersonOf(acting.account)), at: clock.now() };
  if (input.merge_method === "rebase") return replay(pull, { onto, committer });
  const treeSha = await mergeTrees(repositoryId, onto, headSha);
  if (treeSha === null) throw notMergeable();
  const isSquash = input.merge_method === "squash";
  return writeCommit(repositoryId, {
    treeSha,
    parents: isSquash ? [onto] : [onto, headSha],
    message: isSquash ? await squashMessage(pull, { onto, input }) : mergeMessage(pull, input),
    author: isSquash ? await squashAuthor(pull, committer) : committer,
    committer,
  });
}

async function replay(pull: PullRow, by: { onto: string; committer: CommitPerson }): Promise<string> {
  const tip = await replayOnto(pull, by);
  if (tip === null) throw refused("This branch can't be rebased");
  return tip;
}

function named(pull: PullRow) {
  const { number, title, headRepository, headRef } = shownInEvents(pull); // the message is for whoever reads the base
  return { number, title, headLabel: `${headRepository?.ownerLogin ?? "unknown"}:${headRef}` };
}

function mergeMessage(pull: PullRow, { commit_title: title, commit_message: body }: MergePullInput): string {
  return messageOf(title ?? mergeTitle(named(pull)), body ?? pull.title);
}

async function squashMessage(
  pull: PullRow,
  { onto, input: { commit_title: title, commit_message: body } }: { onto: string; input: MergePullInput },
): Promise<string> {
  const messages = (await commitsBeyond(pull, onto)).map(({ message }) => message);
  return messageOf(title ?? squashTitle(named(pull), messages.map(subjectOf)), body ?? squashBody(messages));
}

/** What several wrote becomes one commit of whoever opened the pull request. */
async function squashAuthor({ author }: PullRow, committer: CommitPerson): Promise<CommitPerson> {
  return author ? { ...(await commitPersonOf(author)), at: committer.at } : committer;
}
