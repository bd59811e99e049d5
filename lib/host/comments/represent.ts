import { z } from "zod";
import { representSimpleUser, simpleUserSchema } from "@/lib/accounts/represent.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { AUTHOR_ASSOCIATIONS } from "../issues/association-sql.ts";
import { issuePath } from "../issues/represent.ts";
import { performedViaSchema } from "../performed-via.ts";
import { reactionsSchema, representReactions } from "../reactions/represent.ts";
import { repositoryApiUrl, repositoryHtmlUrl } from "../repositories/urls.ts";
import type { CommentRow } from "./row.ts";

/** Source of the keys: the official schema `issue-comment`. */
export const commentSchema = z
  .object({
    id: z.int(),
    node_id: z.string(),
    url: z.string(),
    html_url: z.string(),
    issue_url: z.string(),
    body: z.string(),
    user: simpleUserSchema,
    author_association: z.enum(AUTHOR_ASSOCIATIONS),
    created_at: z.string(),
    updated_at: z.string(),
    reactions: reactionsSchema,
    performed_via_github_app: performedViaSchema,
  })
  .meta({ id: "issue-comment" });
export type CommentJson = z.infer<typeof commentSchema>;

export function representComment(row: CommentRow, repository: { ownerLogin: string; name: string }): CommentJson {
  const url = repositoryApiUrl(repository, `/issues/comments/${row.id}`);
  return {
    id: row.id,
    node_id: nodeId("IssueComment", row.id),
    url,
    html_url: repositoryHtmlUrl(
      repository,
      `${issuePath({ number: row.issueNumber, pullId: row.pullId })}#issuecomment-${row.id}`,
    ),
    issue_url: repositoryApiUrl(repository, `/issues/${row.issueNumber}`),
    body: row.body,
    user: representSimpleUser(row.author),
    author_association: row.authorAssociation,
    created_at: timestamp(row.createdAt),
    updated_at: timestamp(row.updatedAt),
    reactions: representReactions(url, row.reactions),
    performed_via_github_app: row.performedVia,
  };
}
