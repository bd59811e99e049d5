import { stringify } from "csv-stringify/sync";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { type AuditLogFilter, auditLogWhere } from "./audit-log.ts";
import { rawEntries } from "./log-entries.ts";

/** One file holds as many lines, the newest ones; for more the time is narrowed. */
const LINES_MAX = 50_000;

type Asked = { organization: { id: number; login: string }; filter: AuditLogFilter };

/**
 * An organization's log as CSV (RFC 4180, UTF-8 with a byte order mark so that spreadsheets read it as such). A value
 * that a spreadsheet would take for a formula has an apostrophe before it: names are chosen by strangers.
 */
export async function auditLogCsv({ organization, filter }: Asked): Promise<string> {
  const rows = await rawEntries(auditLogWhere(organization.id, filter), LINES_MAX);
  return stringify(
    rows.map(({ action, actor, integration, createdAt, data }) => ({
      created_at: timestamp(createdAt),
      action,
      actor: actor?.login ?? "",
      org: organization.login,
      integration: integration?.name ?? "",
      data: JSON.stringify(data),
    })),
    {
      header: true,
      columns: ["created_at", "action", "actor", "org", "integration", "data"],
      bom: true,
      escape_formulas: true,
      record_delimiter: "windows",
    },
  );
}

/** The same as a JSON list, for programs: times in milliseconds since 1970, and what was written down beside them. */
export async function auditLogJson({ organization, filter }: Asked): Promise<string> {
  const rows = await rawEntries(auditLogWhere(organization.id, filter), LINES_MAX);
  return JSON.stringify(
    rows.map(({ id, action, actor, integration, createdAt, data }) => ({
      ...(typeof data === "object" ? data : {}),
      "@timestamp": createdAt.getTime(),
      created_at: createdAt.getTime(),
      _document_id: String(id),
      action,
      actor: actor?.login ?? null,
      org: organization.login,
      ...(integration && { integration: integration.name }),
    })),
  );
}
