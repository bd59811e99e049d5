import type { Prisma } from "@/generated/prisma/client.ts";
import { db } from "@/lib/platform/db.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";

const columns = {
  id: true,
  action: true,
  createdAt: true,
  data: true,
  actor: { select: { login: true } },
  account: { select: { login: true } },
  integration: { select: { name: true, slug: true } },
} as const satisfies Prisma.AuditEntrySelect;

type Row = Prisma.AuditEntryGetPayload<{ select: typeof columns }>;

/** One line of a log. */
export type LogEntry = Omit<Row, "data"> & {
  /** What was written down about it, in words and numbers. */
  details: Readonly<Record<string, string>>;
};

/** The lines that fit, the newest first, and how many there are on all pages. */
export async function logPage(
  where: Prisma.AuditEntryWhereInput,
  page: Page,
): Promise<{ total: number; entries: LogEntry[] }> {
  const [total, rows] = await Promise.all([
    db.auditEntry.count({ where }),
    db.auditEntry.findMany({ where, select: columns, orderBy: { id: "desc" }, ...rowsOf(page) }),
  ]);
  return { total, entries: rows.map(({ data, ...row }) => ({ ...row, details: detailsOf(data) })) };
}

/** The lines that fit as they were written, the newest first. */
export function rawEntries(where: Prisma.AuditEntryWhereInput, limit: number): Promise<Row[]> {
  return db.auditEntry.findMany({ where, select: columns, orderBy: { id: "desc" }, take: limit });
}

/** Plain values alone: nested ones are for machines. */
function detailsOf(data: Prisma.JsonValue): Record<string, string> {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return {};
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) =>
      typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? [[name, String(value)]]
        : Array.isArray(value) && value.length > 0 && value.every((item) => typeof item !== "object")
          ? [[name, value.join(", ")]]
          : [],
    ),
  );
}
