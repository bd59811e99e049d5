import { type FieldError, Refusal, validationFailed } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import type { Visibility } from "@/lib/authorization/visibility.ts";
import { db, type Tx, transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing } from "../acting.ts";
import { findMergeBase } from "../git/compare.ts";
import { fetchCommit } from "../git/fetch-commit.ts";
import { setRef } from "../git/set-ref.ts";
import { insertIssue } from "../issues/insert-issue.ts";
import { lockIssue } from "../issues/row.ts";
import { recordPullEvent } from "./events.ts";
import { findBranch, type Head, invalidField, requireHead } from "./find-head.ts";
import { measure } from "./measure.ts";
import { type PullRow, requirePull } from "./row.ts";
import { headRefOf } from "./rules.ts";
import type { CreatePullInput } from "./schemas.ts";

type Subject = { actor: Actor; repository: Pick<RepositorySubject, "id" | "role" | "archived" | "ownerLogin"> };

/**
 * Opens a pull request, or makes one of an issue. Its head is taken from repositories that are `visible`. Throws 403 on an archived repository, 422 for branches that do not
 * exist, have nothing to merge or have an open pull request already.
 */
export async function openPull({
  actor,
  repository,
  input,
  visible,
}: Subject & { input: CreatePullInput; visible: Visibility }): Promise<PullRow> {
  refuseArchived(repository);
  const acting = await requireActing(actor, repository.role);
  const repositoryId = repository.id;
  const baseSha = await findBranch(repositoryId, input.base);
  if (!baseSha) throw invalidField("base");
  const head = await requireHead(repository, { head: input.head, headRepo: input.head_repo, visible });
  await fetchCommit(repositoryId, { from: head.repositoryId, sha: head.sha });
  await refuseUnrelated(repositoryId, { base: input.base, baseSha, head });
  const sizes = await measure(repositoryId, { baseSha, headSha: head.sha });
  if (sizes.commitCount === 0)
    throw refused(`No commits between ${labelOf(repository, input.base)} and ${labelOf(head, head.ref)}`);
  const number = await transaction(async (tx) => {
    await refuseSecond(tx, { repositoryId, base: input.base, head });
    const issue = await issueFor(tx, { actor, repositoryId, input });
    await tx.pullRequest.create({
      data: {
        issueId: issue.id,
        repositoryId,
        baseRef: input.base,
        baseSha,
        headRepositoryId: head.repositoryId,
        headRef: head.ref,
        headSha: head.sha,
        draft: input.draft,
        maintainerCanModify: input.maintainer_can_modify && head.repositoryId !== repositoryId,
        ...sizes,
      },
    });
    await recordPullEvent(tx, "opened", { repositoryId, number: issue.number, acting });
    return issue.number;
  });
  await setRef(repositoryId, headRefOf(number), head.sha);
  return requirePull(repositoryId, number);
}

const labelOf = ({ ownerLogin }: { ownerLogin: string }, ref: string) => `${ownerLogin}:${ref}`;

/** In the wire format these name no field. */
const refused = (message: string): Refusal =>
  new Refusal(422, "Validation Failed", {
    errors: [{ resource: "PullRequest", code: "custom", message } as FieldError],
  });

async function refuseUnrelated(
  repositoryId: number,
  { base, baseSha, head }: { base: string; baseSha: string; head: Head },
): Promise<void> {
  if (await findMergeBase(repositoryId, baseSha, head.sha)) return;
  throw refused(`The ${head.ref} branch has no history in common with ${base}`);
}

/** Of several opened at once one is first: whoever opens holds the repository for as long as the transaction takes. */
async function refuseSecond(
  tx: Tx,
  { repositoryId, base, head }: { repositoryId: number; base: string; head: Head },
): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Repository" WHERE id = ${repositoryId}::int FOR UPDATE`;
  const second = await tx.pullRequest.findFirst({
    where: {
      repositoryId,
      baseRef: base,
      headRepositoryId: head.repositoryId,
      headRef: head.ref,
      issue: { state: "open" },
    },
    select: { id: true },
  });
  if (second) throw refused(`A pull request already exists for ${labelOf(head, head.ref)}.`);
}

async function issueFor(
  tx: Tx,
  { actor, repositoryId, input }: { actor: Actor; repositoryId: number; input: CreatePullInput },
): Promise<{ id: number; number: number }> {
  if (input.issue !== undefined) {
    const issue = await findFreeIssue(tx, { repositoryId, number: input.issue });
    if (issue) return issue;
    throw validationFailed({ resource: "PullRequest", field: "issue", code: "invalid" });
  }
  if (input.title === undefined)
    throw validationFailed({
      resource: "PullRequest",
      field: "title",
      code: "missing_field",
      message: "title is required",
    });
  return insertIssue(tx, {
    repositoryId,
    title: input.title,
    body: input.body ?? null,
    authorId: actor.accountId,
    viaIntegrationId: actor.viaIntegrationId,
  });
}

/** An open issue that is no pull request yet. */
async function findFreeIssue(
  tx: Tx,
  { repositoryId, number }: { repositoryId: number; number: number },
): Promise<{ id: number; number: number } | null> {
  const exists = await db.issue.findUnique({
    where: { repositoryId_number: { repositoryId, number } },
    select: { id: true },
  });
  if (!exists) return null;
  const issue = await lockIssue(tx, repositoryId, number);
  return issue.state === "open" && issue.pullId === null ? issue : null;
}
