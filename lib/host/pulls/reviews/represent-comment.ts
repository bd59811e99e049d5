import { z } from "zod";
import { representSimpleUser, simpleUserSchema } from "@/lib/accounts/represent.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { AUTHOR_ASSOCIATIONS } from "../../issues/association-sql.ts";
import { reactionsSchema, representReactions } from "../../reactions/represent.ts";
import { repositoryApiUrl, repositoryHtmlUrl } from "../../repositories/urls.ts";
import type { ReviewCommentRow } from "./comment-row.ts";
import { SIDES, type Side } from "./rules.ts";

const linkSchema = z.object({ href: z.string() });

/** Source of the keys: the official schema `pull-request-review-comment`. */
export const reviewCommentSchema = z
  .object({
    id: z.int(),
    node_id: z.string(),
    url: z.string(),
    html_url: z.string(),
    pull_request_url: z.string(),
    pull_request_review_id: z.int(),
    in_reply_to_id: z.int().optional(),
    user: simpleUserSchema,
    author_association: z.enum(AUTHOR_ASSOCIATIONS),
    body: z.string(),
    path: z.string(),
    diff_hunk: z.string(),
    commit_id: z.string(),
    original_commit_id: z.string(),
    subject_type: z.enum(["line", "file"]),
    side: z.enum(SIDES),
    start_side: z.enum(SIDES).nullable(),
    line: z.int().nullable(),
    original_line: z.int(),
    start_line: z.int().nullable(),
    original_start_line: z.int().nullable(),
    position: z.int().nullable(),
    original_position: z.int(),
    created_at: z.string(),
    updated_at: z.string(),
    reactions: reactionsSchema,
    _links: z.object({ self: linkSchema, html: linkSchema, pull_request: linkSchema }),
  })
  .meta({ id: "pull-request-review-comment" });
export type ReviewCommentJson = z.infer<typeof reviewCommentSchema>;

/** A comment on a whole file counts as one on its first line, where the wire format wants a number. */
const FIRST = 1;

export function representReviewComment(
  row: ReviewCommentRow,
  repository: { ownerLogin: string; name: string },
): ReviewCommentJson {
  const url = repositoryApiUrl(repository, `/pulls/comments/${row.id}`);
  const html_url = repositoryHtmlUrl(repository, `/pull/${row.pullNumber}#discussion_r${row.id}`);
  const pull_request_url = repositoryApiUrl(repository, `/pulls/${row.pullNumber}`);
  return {
    id: row.id,
    node_id: nodeId("PullRequestReviewComment", row.id),
    url,
    html_url,
    pull_request_url,
    pull_request_review_id: row.reviewId,
    ...(row.inReplyToId !== null && { in_reply_to_id: row.inReplyToId }),
    user: representSimpleUser(row.author),
    author_association: row.authorAssociation,
    body: row.body,
    path: row.path,
    diff_hunk: row.diffHunk,
    commit_id: row.commitSha,
    original_commit_id: row.originalCommitSha,
    subject_type: row.subjectType as ReviewCommentJson["subject_type"],
    side: row.side as Side,
    start_side: row.startSide as Side | null,
    line: row.line,
    original_line: row.originalLine ?? FIRST,
    start_line: row.startLine,
    original_start_line: row.originalStartLine,
    position: row.position,
    original_position: row.originalPosition ?? FIRST,
    created_at: timestamp(row.createdAt),
    updated_at: timestamp(row.updatedAt),
    reactions: representReactions(url),
    _links: { self: { href: url }, html: { href: html_url }, pull_request: { href: pull_request_url } },
  };
}
