import { z } from "zod";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing, requireRole } from "../acting.ts";
import { commentInput } from "../comments/schemas.ts";
import { recordRepositoryEvent } from "../repositories/events.ts";
import { requireRepositoryRow } from "../repositories/row.ts";
import { requireCommit } from "../require-commit.ts";
import { representCommitComment } from "./represent.ts";
import { type CommitCommentRow, requireCommitComment } from "./row.ts";

/** As `POST …/commits/{commit_sha}/comments` takes it. */
export const newCommitCommentInput = commentInput.extend({
  path: z.string().nullable().optional(),
  position: z.int().min(0).nullable().optional(),
  line: z.int().min(1).nullable().optional(),
});

type Subject = { actor: Actor; repository: Pick<RepositorySubject, "id" | "role" | "archived"> };

/** Comments on a commit or a line of it. Throws 422 for a commit that the repository does not have; 403 when archived. */
export async function createCommitComment({
  actor,
  repository,
  sha,
  input,
}: Subject & { sha: string; input: z.output<typeof newCommitCommentInput> }): Promise<CommitCommentRow> {
  const acting = await requireActing(actor, repository.role);
  refuseArchived(repository);
  const repositoryId = repository.id;
  const { sha: commitSha } = await requireCommit(repositoryId, sha);
  return transaction(async (tx) => {
    const now = clock.now();
    const { body, path = null, position = null, line = null } = input;
    const { id } = await tx.commitComment.create({
      data: {
        ...{ repositoryId, commitSha, authorId: actor.accountId, body },
        ...{ path, position, line, createdAt: now, updatedAt: now },
      },
    });
    const comment = await requireCommitComment(repositoryId, id, tx);
    const row = await requireRepositoryRow(repositoryId, { tx });
    const payload = { comment: representCommitComment(comment, row) };
    await recordRepositoryEvent(tx, { name: "commit_comment", action: "created", payload, repository: row, acting });
    return comment;
  });
}

/** Changes a comment's text: its author, or somebody who may push. There is no event for it. Throws 404, 403. */
export async function updateCommitComment({
  actor,
  repository,
  id,
  body,
}: Subject & { id: number; body: string }): Promise<CommitCommentRow> {
  const acting = await requireActing(actor, repository.role);
  return transaction(async (tx) => {
    const before = await requireCommitComment(repository.id, id, tx);
    if (before.author?.id !== acting.account.id) requireRole(acting, "push");
    refuseArchived(repository);
    await tx.commitComment.update({ where: { id }, data: { body, updatedAt: clock.now() } });
    return requireCommitComment(repository.id, id, tx);
  });
}

/** Deletes a comment: its author, or somebody who may push. There is no event for it. Throws 404, 403. */
export async function deleteCommitComment({ actor, repository, id }: Subject & { id: number }): Promise<void> {
  const acting = await requireActing(actor, repository.role);
  await transaction(async (tx) => {
    const comment = await requireCommitComment(repository.id, id, tx);
    if (comment.author?.id !== acting.account.id) requireRole(acting, "push");
    refuseArchived(repository);
    await tx.commitComment.deleteMany({ where: { id } });
    const { ownerId } = await requireRepositoryRow(repository.id, { tx });
    await recordAudit(tx, {
      action: "commit_comment.destroy",
      actorId: acting.account.id,
      accountId: ownerId,
      repositoryId: repository.id,
      data: { commit: comment.commitSha, user: comment.author?.login ?? null },
    });
  });
}
