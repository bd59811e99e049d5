import { notFound } from "@/lib/api/errors.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";
import {
  COMMENT_SELECT,
  type CommentColumns,
  type CommentRow,
  withPerformedVia as commentsWithPerformedVia,
} from "../comments/row.ts";
import { type CountedRow, composedStatement, pageOfRows, rowsOfStatement, type Statement } from "../statement.ts";
import { ISSUE_EVENT_SELECT, type IssueEventColumns, type IssueEventRow, withPerformedVia } from "./row.ts";

type EventPage = { total: number; events: IssueEventRow[] };

/** A page of what happened to one issue, oldest first, and how much there is over all pages. */
export function eventsOfIssue(issueId: number, page: Page): Promise<EventPage> {
  return listEvents({ condition: 'e."issueId" = $1::int', value: issueId, order: "ASC", page });
}

/** A page of what happened to all issues of a repository, newest first. */
export function eventsOfRepository(repositoryId: number, page: Page): Promise<EventPage> {
  return listEvents({ condition: 'i."repositoryId" = $1::int', value: repositoryId, order: "DESC", page });
}

async function listEvents({
  condition,
  value,
  order,
  page,
}: {
  condition: string;
  value: number;
  order: "ASC" | "DESC";
  page: Page;
}): Promise<EventPage> {
  const { skip, take } = rowsOf(page);
  const text = `SELECT counted.total, listed.* FROM (SELECT count(*)::int AS total FROM "IssueEvent" e
      JOIN "Issue" i ON i.id = e."issueId" WHERE ${condition}) counted
    LEFT JOIN LATERAL (${ISSUE_EVENT_SELECT} WHERE ${condition}
      ORDER BY e.id ${order} LIMIT $2::int OFFSET $3::int) listed ON TRUE`;
  const counted = await rowsOfStatement<CountedRow<IssueEventColumns>>(composedStatement("issue-events", text), [
    value,
    take,
    skip,
  ]);
  const { total, rows } = pageOfRows<IssueEventColumns>(counted);
  return { total, events: await withPerformedVia(rows) };
}

const BY_ID: Statement = {
  name: "issue-event-by-id",
  text: `${ISSUE_EVENT_SELECT} WHERE i."repositoryId" = $1::int AND e.id = $2::int`,
};

/** One thing that happened to an issue of the repository. Throws 404. */
export async function requireIssueEvent(repositoryId: number, id: number): Promise<IssueEventRow> {
  const [event] = await withPerformedVia(await rowsOfStatement<IssueEventColumns>(BY_ID, [repositoryId, id]));
  if (!event) throw notFound();
  return event;
}

export type TimelineEntry = { kind: "event"; event: IssueEventRow } | { kind: "comment"; comment: CommentRow };

const PLACES: Statement = {
  name: "timeline-places",
  text: `SELECT kind, id, count(*) OVER ()::int AS total FROM (
      SELECT 'event' AS kind, id, "createdAt" FROM "IssueEvent" WHERE "issueId" = $1::int
      UNION ALL SELECT 'comment', id, "createdAt" FROM "IssueComment" WHERE "issueId" = $1::int
    ) entries ORDER BY "createdAt", kind, id LIMIT $2::int OFFSET $3::int`,
};
const EVENTS_BY_IDS: Statement = {
  name: "issue-events-by-ids",
  text: `${ISSUE_EVENT_SELECT} WHERE e.id = ANY($1::int[])`,
};
const COMMENTS_BY_IDS: Statement = {
  name: "comments-by-ids",
  text: `${COMMENT_SELECT} WHERE c.id = ANY($1::int[])`,
};

/** A page of an issue's comments and events together, oldest first, and how many there are up to there at least. */
export async function timelineOfIssue(
  issueId: number,
  page: Page,
): Promise<{ total: number; entries: TimelineEntry[] }> {
  const { skip, take } = rowsOf(page);
  type Place = { kind: "event" | "comment"; id: number; total: number };
  const places = await rowsOfStatement<Place>(PLACES, [issueId, take, skip]);
  const idsOf = (wanted: Place["kind"]) => places.filter(({ kind }) => kind === wanted).map(({ id }) => id);
  const [events, comments] = await Promise.all([
    rowsOfStatement<IssueEventColumns>(EVENTS_BY_IDS, [idsOf("event")]).then((rows) => withPerformedVia(rows)),
    rowsOfStatement<CommentColumns>(COMMENTS_BY_IDS, [idsOf("comment")]).then((rows) => commentsWithPerformedVia(rows)),
  ]);
  const eventById = new Map(events.map((event) => [event.id, event]));
  const commentById = new Map(comments.map((comment) => [comment.id, comment]));
  const entries = places.flatMap(({ kind, id }): TimelineEntry[] => {
    const event = kind === "event" && eventById.get(id);
    if (event) return [{ kind: "event", event }];
    const comment = kind === "comment" && commentById.get(id);
    return comment ? [{ kind: "comment", comment }] : [];
  });
  return { total: places[0]?.total ?? skip, entries };
}
