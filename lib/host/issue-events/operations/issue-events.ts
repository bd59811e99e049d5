import { z } from "zod";
import { listed, ok } from "@/lib/api/answer.ts";
import { idParam } from "@/lib/api/id-param.ts";
import { ANYONE, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { issueParams } from "../../issues/params.ts";
import { issuesByNumber } from "../../issues/queries.ts";
import { requireIssue } from "../../issues/row.ts";
import { eventsOfIssue, eventsOfRepository, requireIssueEvent, timelineOfIssue } from "../queries.ts";
import {
  issueEventSchema,
  issueEventWithIssueSchema,
  representIssueEvent,
  representIssueEventWithIssue,
  representTimelineEntry,
  timelineSchema,
} from "../represent.ts";

const READ: Requirement = { anyOf: [{ issues: "read" }, { pull_requests: "read" }], public: true };
const READ_ISSUES: Requirement = { anyOf: [{ issues: "read" }], public: true };

export const listIssueEvents = operation({
  id: "issues/list-events",
  method: "GET",
  path: "/repos/{owner}/{repo}/issues/{issue_number}/events",
  summary: "List what happened to an issue",
  documentation: "/rest/issues/events#list-issue-events",
  accepts: ANYONE,
  requires: READ,
  params: issueParams,
  query: pageQuery,
  responses: { 200: z.array(issueEventSchema) },
  example: { params: { issue_number: 1 } },
  handler: async ({ repository, params, query, url }) => {
    const issue = await requireIssue(repository.id, params.issue_number);
    const page = pageFrom(query);
    const { total, events } = await eventsOfIssue(issue.id, page);
    return listed(
      events.map((event) => representIssueEvent(event, repository)),
      { url, page, total },
    );
  },
});

export const listRepositoryIssueEvents = operation({
  id: "issues/list-events-for-repo",
  method: "GET",
  path: "/repos/{owner}/{repo}/issues/events",
  summary: "List what happened to all issues of a repository",
  documentation: "/rest/issues/events#list-issue-events-for-a-repository",
  accepts: ANYONE,
  requires: READ_ISSUES,
  query: pageQuery,
  responses: { 200: z.array(issueEventWithIssueSchema) },
  handler: async ({ repository, query, url }) => {
    const page = pageFrom(query);
    const { total, events } = await eventsOfRepository(repository.id, page);
    const issues = await issuesByNumber(
      repository.id,
      events.map(({ issueNumber }) => issueNumber),
    );
    const shown = events.flatMap((event) => {
      const issue = issues.get(event.issueNumber);
      return issue ? [representIssueEventWithIssue(event, { issue, repository })] : [];
    });
    return listed(shown, { url, page, total });
  },
});

export const getIssueEvent = operation({
  id: "issues/get-event",
  method: "GET",
  path: "/repos/{owner}/{repo}/issues/events/{event_id}",
  summary: "Read one thing that happened to an issue",
  documentation: "/rest/issues/events#get-an-issue-event",
  accepts: ANYONE,
  requires: READ,
  params: z.object({ event_id: idParam }),
  responses: { 200: issueEventWithIssueSchema },
  handler: async ({ repository, params }) => {
    const event = await requireIssueEvent(repository.id, params.event_id);
    const issue = await requireIssue(repository.id, event.issueNumber);
    return ok(representIssueEventWithIssue(event, { issue, repository }));
  },
});

export const listTimeline = operation({
  id: "issues/list-events-for-timeline",
  method: "GET",
  path: "/repos/{owner}/{repo}/issues/{issue_number}/timeline",
  summary: "List an issue's comments and what happened to it",
  documentation: "/rest/issues/timeline#list-timeline-events-for-an-issue",
  accepts: ANYONE,
  requires: READ,
  params: issueParams,
  query: pageQuery,
  responses: { 200: timelineSchema },
  example: { params: { issue_number: 1 } },
  handler: async ({ repository, params, query, url }) => {
    const issue = await requireIssue(repository.id, params.issue_number);
    const page = pageFrom(query);
    const { total, entries } = await timelineOfIssue(issue.id, page);
    return listed(
      entries.map((entry) => representTimelineEntry(entry, repository)),
      { url, page, total },
    );
  },
});
