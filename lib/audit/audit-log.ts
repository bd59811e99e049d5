import type { Prisma } from "@/generated/prisma/client.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import type { Page } from "@/lib/platform/pagination.ts";
import { type LogEntry, logPage } from "./log-entries.ts";

/** How long an organization's log is kept. Source: wire facts §1.21. */
export const AUDIT_LOG_DAYS_KEPT = 180;
/** How far back the log goes unless somebody asks for more. Source: wire facts §1.21. */
export const AUDIT_LOG_MONTHS_SHOWN = 3;
const DAY_MS = 24 * 3600_000;

export type AuditLogFilter = {
  /** A part of an action's name: "integration.", "key". */
  action?: string | undefined;
  /** Actions that fit by other words than their names. */
  actions?: readonly string[] | undefined;
  /** The login of who did it. */
  actor?: string | undefined;
  /** The first moment of it; three months back unless given, and never further back than the log is kept. */
  since?: Date | undefined;
  /** The first moment after it. */
  until?: Date | undefined;
};

/** What happened in an organization, newest first, as far as the filter goes. For its owners alone. */
export async function auditLogOf(
  organizationId: number,
  page: Page,
  filter: AuditLogFilter = {},
): Promise<{ total: number; entries: LogEntry[] }> {
  return logPage(auditLogWhere(organizationId, filter), page);
}

/** The lines of an organization's log that fit. */
export function auditLogWhere(
  organizationId: number,
  { action, actions = [], actor, since = monthsBack(), until }: AuditLogFilter,
): Prisma.AuditEntryWhereInput {
  const kept = keptSince();
  return {
    accountId: organizationId,
    createdAt: { gte: since > kept ? since : kept, ...(until && { lt: until }) },
    ...(action !== undefined && {
      OR: [{ action: { contains: action, mode: "insensitive" } }, { action: { in: [...actions] } }],
    }),
    ...(actor !== undefined && { actor: { login: actor } }),
  };
}

const keptSince = (): Date => new Date(clock.now().getTime() - AUDIT_LOG_DAYS_KEPT * DAY_MS);

function monthsBack(): Date {
  const since = new Date(clock.now());
  since.setUTCMonth(since.getUTCMonth() - AUDIT_LOG_MONTHS_SHOWN);
  return since;
}

/** Removes what is older than organizations' logs are kept. People's own logs stay. */
export async function pruneAuditLogs(): Promise<void> {
  await db.auditEntry.deleteMany({ where: { createdAt: { lt: keptSince() }, account: { type: "ORGANIZATION" } } });
}
