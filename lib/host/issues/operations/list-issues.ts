import { z } from "zod";
import { listed } from "@/lib/api/answer.ts";
import { ANYONE, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { directionQuery, timeQuery } from "../../query-parts.ts";
import { listIssues } from "../queries.ts";
import { ISSUE_FIELDS_WITHDRAWN, issueSchema, representIssue } from "../represent.ts";

const issuesQuery = pageQuery.extend({
  state: z.enum(["open", "closed", "all"], { error: "use open, closed or all" }).default("open"),
  /** Names with commas between them; an issue has to have all of them. */
  labels: z.string().optional(),
  assignee: z.string().optional(),
  milestone: z
    .union(
      [
        z.literal("*"),
        z.literal("none"),
        z
          .string()
          .regex(/^\d{1,9}$/)
          .transform(Number),
      ],
      {
        error: "use the number of a milestone, * or none",
      },
    )
    .optional(),
  creator: z.string().optional(),
  since: timeQuery.optional(),
  sort: z.enum(["created", "updated", "comments"], { error: "use created, updated or comments" }).default("created"),
  direction: directionQuery.default("desc"),
});

export const listIssuesOperation = operation({
  id: "issues/list-for-repo",
  method: "GET",
  path: "/repos/{owner}/{repo}/issues",
  summary: "List the issues of a repository",
  documentation: "/rest/issues/issues#list-repository-issues",
  accepts: ANYONE,
  requires: { anyOf: [{ issues: "read" }], public: true },
  resource: "Issue",
  query: issuesQuery,
  withdrawn: ISSUE_FIELDS_WITHDRAWN,
  responses: { 200: z.array(issueSchema) },
  handler: async ({ repository, query, url }) => {
    const { state, labels, assignee, milestone, creator, since, sort, direction } = query;
    const names = labels
      ?.split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "");
    const page = pageFrom(query);
    const { total, issues } = await listIssues(repository.id, {
      page,
      order: { by: sort, direction },
      ...(state !== "all" && { state }),
      ...(names && { labels: names }),
      ...(assignee && { assignee }),
      ...(milestone !== undefined && { milestone }),
      ...(creator && { creator }),
      ...(since && { since }),
    });
    return listed(
      issues.map((issue) => representIssue(issue, repository)),
      { url, page, total },
    );
  },
});
