import { forbidden, notFound } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing } from "../acting.ts";
import { requireComment } from "../comments/row.ts";
import { requireCommitComment } from "../commit-comments/row.ts";
import { requireIssue } from "../issues/row.ts";
import { addReaction } from "./add-reaction.ts";
import type { ReactionRow } from "./represent.ts";
import type { ReactionContent, ReactionSubject } from "./rules.ts";

/** An issue by its number, or a comment on one or on a commit by its id. */
export type ReactionPlace = { issueNumber: number } | { commentId: number } | { commitCommentId: number };

type Subject = {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived">;
  place: ReactionPlace;
};

/**
 * Reacts to an issue or a comment; `added` is false when it was there already. Throws 404, 403 on an archived
 * repository and on a locked issue for those who may not push.
 */
export async function react({
  actor,
  repository,
  place,
  content,
}: Subject & { content: ReactionContent }): Promise<{ reaction: ReactionRow; added: boolean }> {
  const acting = await requireActing(actor, repository.role);
  return transaction(async (tx) => {
    const { subject, locked } = await requireSubject(repository.id, place, tx);
    refuseArchived(repository);
    if (locked && !acting.may("push")) throw forbidden("Unable to react because issue is locked.");
    return addReaction(tx, { subject, userId: acting.account.id, content });
  });
}

/** Takes a reaction back. Throws 404, 403 for somebody else's and on an archived repository. */
export async function removeReaction({ actor, repository, place, id }: Subject & { id: number }): Promise<void> {
  await transaction(async (tx) => {
    const { subject } = await requireSubject(repository.id, place, tx);
    const reaction = await tx.reaction.findFirst({ where: { id, ...subject }, select: { userId: true } });
    if (!reaction) throw notFound();
    if (reaction.userId !== actor.accountId) throw forbidden("Only the one who reacted can take a reaction back.");
    refuseArchived(repository);
    await tx.reaction.deleteMany({ where: { id } });
  });
}

/** What is reacted to, and whether its issue is locked. Throws 404. */
export async function requireSubject(
  repositoryId: number,
  place: ReactionPlace,
  tx?: Tx,
): Promise<{ subject: ReactionSubject; locked: boolean }> {
  if ("issueNumber" in place) {
    const { id, locked } = await requireIssue(repositoryId, place.issueNumber, tx);
    return { subject: { issueId: id }, locked };
  }
  if ("commitCommentId" in place) {
    const { id } = await requireCommitComment(repositoryId, place.commitCommentId, tx);
    return { subject: { commitCommentId: id }, locked: false };
  }
  const comment = await requireComment(repositoryId, place.commentId, tx);
  const { locked } = await requireIssue(repositoryId, comment.issueNumber, tx);
  return { subject: { commentId: comment.id }, locked };
}
