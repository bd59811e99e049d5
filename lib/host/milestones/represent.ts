import { z } from "zod";
import { representSimpleUser, simpleUserSchema } from "@/lib/accounts/represent.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { repositoryApiUrl, repositoryHtmlUrl } from "../repositories/urls.ts";
import type { MilestoneRow } from "./row.ts";

/** Source of the keys: the official schema `milestone`. */
export const milestoneSchema = z
  .object({
    url: z.string(),
    html_url: z.string(),
    labels_url: z.string(),
    id: z.int(),
    node_id: z.string(),
    number: z.int(),
    title: z.string(),
    description: z.string().nullable(),
    creator: simpleUserSchema,
    open_issues: z.int(),
    closed_issues: z.int(),
    state: z.enum(["open", "closed"]),
    created_at: z.string(),
    updated_at: z.string(),
    due_on: z.string().nullable(),
    closed_at: z.string().nullable(),
  })
  .meta({ id: "milestone" });
export type MilestoneJson = z.infer<typeof milestoneSchema>;

export function representMilestone(row: MilestoneRow, repository: { ownerLogin: string; name: string }): MilestoneJson {
  const url = repositoryApiUrl(repository, `/milestones/${row.number}`);
  return {
    url,
    html_url: repositoryHtmlUrl(repository, `/milestone/${row.number}`),
    labels_url: `${url}/labels`,
    id: row.id,
    node_id: nodeId("Milestone", row.id),
    number: row.number,
    title: row.title,
    description: row.description,
    creator: representSimpleUser(row.creator),
    open_issues: row.openIssues,
    closed_issues: row.closedIssues,
    state: row.state,
    created_at: timestamp(row.createdAt),
    updated_at: timestamp(row.updatedAt),
    due_on: timestamp(row.dueOn),
    closed_at: timestamp(row.closedAt),
  };
}
