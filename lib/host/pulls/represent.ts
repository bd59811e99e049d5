import { z } from "zod";
import { representSimpleUser, simpleUserSchema } from "@/lib/accounts/represent.ts";
import { representTeam, teamSchema } from "@/lib/accounts/teams/represent.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { issueSchema, representIssue } from "../issues/represent.ts";
import { repositorySchema, representRepository } from "../repositories/represent.ts";
import { ownerOf, type RepositoryRow } from "../repositories/row.ts";
import { repositoryApiUrl, repositoryHtmlUrl } from "../repositories/urls.ts";
import { type Mergeability, mergeableStates } from "./rules.ts";
import type { ShownPull } from "./shown-to.ts";

const linkSchema = z.object({ href: z.string() });

const endSchema = z.object({
  label: z.string(),
  ref: z.string(),
  sha: z.string(),
  user: simpleUserSchema.nullable(),
  repo: repositorySchema.nullable(),
});

const LINKS = [
  "self",
  "html",
  "issue",
  "comments",
  "review_comments",
  "review_comment",
  "commits",
  "statuses",
] as const;

/** Source of the keys: the official schema `pull-request-simple`. */
export const simplePullSchema = issueSchema
  .pick({
    url: true,
    id: true,
    node_id: true,
    html_url: true,
    number: true,
    title: true,
    body: true,
    state: true,
    locked: true,
    active_lock_reason: true,
    user: true,
    author_association: true,
    labels: true,
    milestone: true,
    assignee: true,
    assignees: true,
    comments_url: true,
    created_at: true,
    updated_at: true,
    closed_at: true,
  })
  .extend({
    diff_url: z.string(),
    patch_url: z.string(),
    issue_url: z.string(),
    commits_url: z.string(),
    review_comments_url: z.string(),
    review_comment_url: z.string(),
    statuses_url: z.string(),
    merged_at: z.string().nullable(),
    merge_commit_sha: z.string().nullable(),
    requested_reviewers: z.array(simpleUserSchema),
    requested_teams: z.array(teamSchema),
    head: endSchema,
    base: endSchema,
    _links: z.object(
      Object.fromEntries(LINKS.map((name) => [name, linkSchema])) as Record<(typeof LINKS)[number], typeof linkSchema>,
    ),
    auto_merge: z.null(),
    draft: z.boolean(),
  })
  .meta({ id: "pull-request-simple" });
export type SimplePullJson = z.infer<typeof simplePullSchema>;

/** Source of the keys: the official schema `pull-request`. */
export const pullSchema = simplePullSchema
  .extend({
    merged: z.boolean(),
    mergeable: z.boolean().nullable(),
    rebaseable: z.boolean().nullable(),
    mergeable_state: z.enum(mergeableStates),
    merged_by: simpleUserSchema.nullable(),
    comments: z.int(),
    review_comments: z.int(),
    maintainer_can_modify: z.boolean(),
    commits: z.int(),
    additions: z.int(),
    deletions: z.int(),
    changed_files: z.int(),
  })
  .meta({ id: "pull-request" });
export type PullJson = z.infer<typeof pullSchema>;

/** What API version 2026-03-10 no longer has. Source: wire facts §1.16. */
export const PULL_FIELDS_WITHDRAWN = ["assignee", "merge_commit_sha"] as const;

function representEnd(repository: RepositoryRow | null, { ref, sha }: { ref: string; sha: string }) {
  const user = repository && representSimpleUser(ownerOf(repository));
  return {
    label: `${repository?.ownerLogin ?? "unknown"}:${ref}`,
    ref,
    sha,
    user,
    repo: repository && representRepository(repository),
  };
}

export function representSimplePull(row: ShownPull): SimplePullJson {
  const issue = representIssue(row, row.base);
  const url = repositoryApiUrl(row.base, `/pulls/${row.number}`);
  const html_url = repositoryHtmlUrl(row.base, `/pull/${row.number}`);
  const review_comment_url = `${repositoryApiUrl(row.base)}/pulls/comments{/number}`;
  const statuses_url = repositoryApiUrl(row.base, `/statuses/${row.headSha}`);
  const { title, body, state, locked, active_lock_reason, user, author_association, labels, milestone } = issue;
  return {
    id: row.pullId,
    node_id: nodeId("PullRequest", row.pullId),
    number: row.number,
    url,
    html_url,
    diff_url: `${html_url}.diff`,
    patch_url: `${html_url}.patch`,
    issue_url: issue.url,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url,
    comments_url: issue.comments_url,
    statuses_url,
    ...{ title, body, state, locked, active_lock_reason, user, author_association, labels, milestone },
    assignee: issue.assignee,
    assignees: issue.assignees,
    requested_reviewers: row.reviewers.map(representSimpleUser),
    requested_teams: row.reviewTeams.map((team) => representTeam(team)),
    created_at: issue.created_at,
    updated_at: issue.updated_at,
    closed_at: issue.closed_at,
    merged_at: timestamp(row.mergedAt),
    merge_commit_sha: row.mergeCommitSha,
    head: representEnd(row.headRepository, { ref: row.headRef, sha: row.headSha }),
    base: representEnd(row.base, { ref: row.baseRef, sha: row.baseSha }),
    _links: {
      self: { href: url },
      html: { href: html_url },
      issue: { href: issue.url },
      comments: { href: issue.comments_url },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: review_comment_url },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses_url },
    },
    auto_merge: null,
    draft: row.draft,
  };
}

/** `mergeability` is what was just found out; an event says that nobody knows yet. */
export function representPull(
  row: ShownPull,
  mergeability: Mergeability = { mergeable: null, rebaseable: null, state: "unknown" },
): PullJson {
  return {
    ...representSimplePull(row),
    merged: row.mergedAt !== null,
    mergeable: mergeability.mergeable,
    rebaseable: mergeability.rebaseable,
    mergeable_state: mergeability.state,
    merged_by: row.mergedBy && representSimpleUser(row.mergedBy),
    comments: row.commentCount,
    review_comments: row.reviewCommentCount,
    maintainer_can_modify: row.maintainerCanModify,
    commits: row.commitCount,
    additions: row.additions,
    deletions: row.deletions,
    changed_files: row.changedFiles,
  };
}
