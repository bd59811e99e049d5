import { z } from "zod";
import { representSimpleUser, simpleUserSchema } from "@/lib/accounts/represent.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { AUTHOR_ASSOCIATIONS } from "../../issues/association-sql.ts";
import { repositoryApiUrl, repositoryHtmlUrl } from "../../repositories/urls.ts";
import type { ReviewRow } from "./row.ts";

const linkSchema = z.object({ href: z.string() });

/** Source of the keys: the official schema `pull-request-review`. */
export const reviewSchema = z
  .object({
    id: z.int(),
    node_id: z.string(),
    user: simpleUserSchema,
    body: z.string(),
    state: z.enum(["PENDING", "COMMENTED", "APPROVED", "CHANGES_REQUESTED", "DISMISSED"]),
    html_url: z.string(),
    pull_request_url: z.string(),
    author_association: z.enum(AUTHOR_ASSOCIATIONS),
    _links: z.object({ html: linkSchema, pull_request: linkSchema }),
    submitted_at: z.string().optional(),
    commit_id: z.string(),
  })
  .meta({ id: "pull-request-review" });
export type ReviewJson = z.infer<typeof reviewSchema>;

export function representReview(row: ReviewRow, repository: { ownerLogin: string; name: string }): ReviewJson {
  const html_url = repositoryHtmlUrl(repository, `/pull/${row.pullNumber}#pullrequestreview-${row.id}`);
  const pull_request_url = repositoryApiUrl(repository, `/pulls/${row.pullNumber}`);
  return {
    id: row.id,
    node_id: nodeId("PullRequestReview", row.id),
    user: representSimpleUser(row.author),
    body: row.body,
    state: row.state,
    html_url,
    pull_request_url,
    author_association: row.authorAssociation,
    _links: { html: { href: html_url }, pull_request: { href: pull_request_url } },
    ...(row.submittedAt && { submitted_at: timestamp(row.submittedAt) }),
    commit_id: row.commitSha,
  };
}

/** In events the state is in small letters. */
export const payloadReview = (row: ReviewRow, repository: { ownerLogin: string; name: string }) => ({
  ...representReview(row, repository),
  state: row.state.toLowerCase(),
  submitted_at: timestamp(row.submittedAt),
  updated_at: timestamp(row.updatedAt),
});
