import { z } from "zod";
import { representSimpleUser, simpleUserSchema } from "@/lib/accounts/represent.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { commentSchema, representComment } from "../comments/represent.ts";
import { issueSchema, representIssue } from "../issues/represent.ts";
import type { IssueRow } from "../issues/row.ts";
import { performedViaSchema } from "../performed-via.ts";
import { repositoryApiUrl } from "../repositories/urls.ts";
import type { TimelineEntry } from "./queries.ts";
import type { IssueEventRow } from "./row.ts";

type Named = { ownerLogin: string; name: string };

/** Source of the keys: the official schemas under `issue-event-for-issue`. What an event says nothing of is left out. */
export const issueEventSchema = z
  .object({
    id: z.int(),
    node_id: z.string(),
    url: z.string(),
    actor: simpleUserSchema,
    event: z.string(),
    /** Of a pull request that was merged. */
    commit_id: z.string().nullable(),
    commit_url: z.string().nullable(),
    created_at: z.string(),
    performed_via_github_app: performedViaSchema,
    label: z.object({ name: z.string(), color: z.string() }).optional(),
    milestone: z.object({ title: z.string() }).optional(),
    rename: z.object({ from: z.string(), to: z.string() }).optional(),
    lock_reason: z.string().nullable().optional(),
    state_reason: z.string().nullable().optional(),
    assignee: simpleUserSchema.optional(),
    assigner: simpleUserSchema.optional(),
  })
  .meta({ id: "issue-event-for-issue" });
export type IssueEventJson = z.infer<typeof issueEventSchema>;

/** Source of the keys: the official schema `issue-event`. */
export const issueEventWithIssueSchema = issueEventSchema.extend({ issue: issueSchema }).meta({ id: "issue-event" });

const timelineCommentSchema = commentSchema
  .extend({ event: z.literal("commented"), actor: simpleUserSchema })
  .meta({ id: "timeline-comment-event" });
export const timelineSchema = z.array(z.union([timelineCommentSchema, issueEventSchema]));

export function representIssueEvent(row: IssueEventRow, repository: Named): IssueEventJson {
  const actor = representSimpleUser(row.actor);
  const isAssignment = row.name === "assigned" || row.name === "unassigned";
  return {
    id: row.id,
    node_id: nodeId("IssueEvent", row.id),
    url: repositoryApiUrl(repository, `/issues/events/${row.id}`),
    actor,
    event: row.name,
    commit_id: null,
    commit_url: null,
    created_at: timestamp(row.createdAt),
    ...row.details,
    ...(row.details.commit_id !== undefined && {
      commit_url: repositoryApiUrl(repository, `/commits/${row.details.commit_id}`),
    }),
    ...(isAssignment && { assignee: representSimpleUser(row.assignee), assigner: actor }),
    performed_via_github_app: row.performedVia,
  };
}

export const representIssueEventWithIssue = (
  row: IssueEventRow,
  { issue, repository }: { issue: IssueRow; repository: Named },
): z.infer<typeof issueEventWithIssueSchema> => ({
  ...representIssueEvent(row, repository),
  issue: representIssue(issue, repository),
});

export function representTimelineEntry(
  entry: TimelineEntry,
  repository: Named,
): z.infer<typeof timelineSchema>[number] {
  if (entry.kind === "event") return representIssueEvent(entry.event, repository);
  const comment = representComment(entry.comment, repository);
  return { ...comment, event: "commented", actor: comment.user };
}
