import { z } from "zod";
import { representSimpleUser, simpleUserSchema } from "@/lib/accounts/represent.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { labelSchema, representLabel } from "../labels/represent.ts";
import { milestoneSchema, representMilestone } from "../milestones/represent.ts";
import { performedViaSchema } from "../performed-via.ts";
import { reactionsSchema, representReactions } from "../reactions/represent.ts";
import { repositoryApiUrl, repositoryHtmlUrl } from "../repositories/urls.ts";
import { AUTHOR_ASSOCIATIONS } from "./association-sql.ts";
import type { IssueRow } from "./row.ts";

/** Source of the keys: the official schema `issue`. */
export const issueSchema = z
  .object({
    id: z.int(),
    node_id: z.string(),
    url: z.string(),
    repository_url: z.string(),
    labels_url: z.string(),
    comments_url: z.string(),
    events_url: z.string(),
    html_url: z.string(),
    timeline_url: z.string(),
    number: z.int(),
    title: z.string(),
    body: z.string().nullable(),
    state: z.enum(["open", "closed"]),
    state_reason: z.enum(["completed", "reopened", "not_planned", "duplicate"]).nullable(),
    user: simpleUserSchema,
    author_association: z.enum(AUTHOR_ASSOCIATIONS),
    labels: z.array(labelSchema),
    assignee: simpleUserSchema.nullable(),
    assignees: z.array(simpleUserSchema),
    milestone: milestoneSchema.nullable(),
    locked: z.boolean(),
    active_lock_reason: z.string().nullable(),
    comments: z.int(),
    created_at: z.string(),
    updated_at: z.string(),
    closed_at: z.string().nullable(),
    closed_by: simpleUserSchema.nullable(),
    type: z.null(),
    reactions: reactionsSchema,
    sub_issues_summary: z.object({ total: z.int(), completed: z.int(), percent_completed: z.int() }),
    issue_dependencies_summary: z.object({
      blocked_by: z.int(),
      total_blocked_by: z.int(),
      blocking: z.int(),
      total_blocking: z.int(),
    }),
    performed_via_github_app: performedViaSchema,
    draft: z.boolean().optional(),
    pull_request: z
      .object({
        url: z.string(),
        html_url: z.string(),
        diff_url: z.string(),
        patch_url: z.string(),
        merged_at: z.string().nullable(),
      })
      .optional(),
  })
  .meta({ id: "issue" });
export type IssueJson = z.infer<typeof issueSchema>;

/** What API version 2026-03-10 no longer has. Source: wire facts §1.16. */
export const ISSUE_FIELDS_WITHDRAWN = ["assignee"] as const;

/** Where the page of an issue or a pull request is, within its repository's. */
export const issuePath = ({ number, pullId }: { number: number; pullId: number | null }): string =>
  pullId === null ? `/issues/${number}` : `/pull/${number}`;

/** What says that an issue is a pull request. */
function representPullPart(row: IssueRow, repository: { ownerLogin: string; name: string }) {
  const html_url = repositoryHtmlUrl(repository, issuePath(row));
  return {
    draft: row.draft === true,
    pull_request: {
      url: repositoryApiUrl(repository, `/pulls/${row.number}`),
      html_url,
      diff_url: `${html_url}.diff`,
      patch_url: `${html_url}.patch`,
      merged_at: timestamp(row.mergedAt),
    },
  };
}

export function representIssue(row: IssueRow, repository: { ownerLogin: string; name: string }): IssueJson {
  const url = repositoryApiUrl(repository, `/issues/${row.number}`);
  const assignees = row.assignees.map(representSimpleUser);
  return {
    id: row.id,
    node_id: nodeId("Issue", row.id),
    url,
    repository_url: repositoryApiUrl(repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: repositoryHtmlUrl(repository, issuePath(row)),
    timeline_url: `${url}/timeline`,
    number: row.number,
    title: row.title,
    body: row.body,
    state: row.state,
    state_reason: row.stateReason as IssueJson["state_reason"],
    user: representSimpleUser(row.author),
    author_association: row.authorAssociation,
    labels: row.labels.map((label) => representLabel(label, repository)),
    assignee: assignees[0] ?? null,
    assignees,
    milestone: row.milestone && representMilestone(row.milestone, repository),
    locked: row.locked,
    active_lock_reason: row.lockReason,
    comments: row.commentCount,
    created_at: timestamp(row.createdAt),
    updated_at: timestamp(row.updatedAt),
    closed_at: timestamp(row.closedAt),
    closed_by: row.closedBy && representSimpleUser(row.closedBy),
    type: null,
    reactions: representReactions(url, row.reactions),
    sub_issues_summary: { total: 0, completed: 0, percent_completed: 0 },
    issue_dependencies_summary: { blocked_by: 0, total_blocked_by: 0, blocking: 0, total_blocking: 0 },
    performed_via_github_app: row.performedVia,
    ...(row.pullId !== null && representPullPart(row, repository)),
  };
}
