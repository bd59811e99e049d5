import { firstOf } from "@/components/host/page-number.ts";
import type { AuditLogFilter } from "@/lib/audit/audit-log.ts";
import { actionsWithWords } from "./action-words.ts";

/** What the form above an audit log holds; the names are those of its address. */
export type AuditLogQuery = { q: string; actor: string; from: string; to: string };

type Query = Readonly<Record<string, string | string[] | undefined>>;

export const auditLogQuery = (query: Query): AuditLogQuery => ({
  q: firstOf(query.q) ?? "",
  actor: firstOf(query.actor) ?? "",
  from: isDay(firstOf(query.from)) ?? "",
  to: isDay(firstOf(query.to)) ?? "",
});

/** Days are whole and in UTC. What the log cannot hold, a NUL, finds nothing. */
export function auditLogFilter({ q, actor, from, to }: AuditLogQuery): AuditLogFilter {
  return {
    ...(q && { action: q.replaceAll("\0", ""), actions: actionsWithWords(q) }),
    ...(actor && { actor: actor.replaceAll("\0", "").replace(/^@/, "") }),
    ...(from && { since: new Date(from) }),
    ...(to && { until: new Date(new Date(to).getTime() + DAY_MS) }),
  };
}

const DAY_MS = 24 * 3600_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The same text when it is a day of the calendar. */
function isDay(text: string | undefined): string | undefined {
  return text !== undefined && DAY.test(text) && Number.isFinite(new Date(text).getTime()) ? text : undefined;
}
