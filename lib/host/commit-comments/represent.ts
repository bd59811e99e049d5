import { z } from "zod";
import { representSimpleUser, simpleUserSchema } from "@/lib/accounts/represent.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { AUTHOR_ASSOCIATIONS } from "../issues/association-sql.ts";
import { reactionsSchema, representReactions } from "../reactions/represent.ts";
import { repositoryApiUrl, repositoryHtmlUrl } from "../repositories/urls.ts";
import type { CommitCommentRow } from "./row.ts";

/** Source of the keys: the official schema `commit-comment`. */
export const commitCommentSchema = z
  .object({
    html_url: z.url(),
    url: z.url(),
    id: z.int(),
    node_id: z.string(),
    body: z.string(),
    path: z.string().nullable(),
    position: z.int().nullable(),
    line: z.int().nullable(),
    commit_id: z.string(),
    user: simpleUserSchema,
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
    author_association: z.enum(AUTHOR_ASSOCIATIONS),
    reactions: reactionsSchema,
  })
  .meta({ id: "commit-comment" });
export type CommitCommentJson = z.infer<typeof commitCommentSchema>;

export function representCommitComment(
  row: CommitCommentRow,
  repository: { ownerLogin: string; name: string },
): CommitCommentJson {
  const url = repositoryApiUrl(repository, `/comments/${row.id}`);
  return {
    html_url: repositoryHtmlUrl(repository, `/commit/${row.commitSha}#commitcomment-${row.id}`),
    url,
    id: row.id,
    node_id: nodeId("CommitComment", row.id),
    body: row.body,
    path: row.path,
    position: row.position,
    line: row.line,
    commit_id: row.commitSha,
    user: representSimpleUser(row.author),
    created_at: timestamp(row.createdAt),
    updated_at: timestamp(row.updatedAt),
    author_association: row.authorAssociation,
    reactions: representReactions(url, row.reactions),
  };
}
