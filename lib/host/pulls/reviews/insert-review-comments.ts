import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import type { Acting } from "../../acting.ts";
import type { Placed } from "./place-comments.ts";

/** Rows alone, in this order. */
export async function insertReviewComments(
  tx: Tx,
  {
    reviewId,
    pullId,
    commitSha,
    inReplyToId = null,
    acting,
    comments,
  }: {
    reviewId: number;
    pullId: number;
    commitSha: string;
    inReplyToId?: number | null;
    acting: Acting;
    comments: readonly Placed[];
  },
): Promise<void> {
  const now = clock.now();
  await tx.pullReviewComment.createMany({
    data: comments.map((comment) => ({
      ...comment,
      ...{ reviewId, pullId, commitSha, inReplyToId },
      originalCommitSha: commitSha,
      originalLine: comment.line,
      originalStartLine: comment.startLine,
      originalPosition: comment.position,
      authorId: acting.account.id,
      performedViaIntegrationId: acting.viaIntegrationId ?? null,
      createdAt: now,
      updatedAt: now,
    })),
  });
}
