import type { Prisma } from "@/generated/prisma/client.ts";
import { db } from "@/lib/platform/db.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";

/** One line of a person's log. */
export type LogEntry = {
  id: bigint;
  action: string;
  createdAt: Date;
  /** Null when nobody signed in did it, or whoever did is gone. */
  actor: { login: string } | null;
  /** Whose log the line was written to: the person's own, or an organization's. */
  account: { login: string } | null;
  /** What was written down about it, in words and numbers. */
  details: Readonly<Record<string, string>>;
};

/** What happened to a person's account and what they did anywhere, newest first. `group` is the first part of an action: "user". */
export async function securityLogOf(
  accountId: number,
  page: Page,
  group: string | null,
): Promise<{ total: number; entries: LogEntry[] }> {
  const where: Prisma.AuditEntryWhereInput = {
    OR: [{ accountId }, { actorId: accountId }],
    ...(group !== null && { action: { startsWith: `${group}.` } }),
  };
  const [total, rows] = await Promise.all([
    db.auditEntry.count({ where }),
    db.auditEntry.findMany({
      where,
      select: {
        id: true,
        action: true,
        createdAt: true,
        data: true,
        actor: { select: { login: true } },
        account: { select: { login: true } },
      },
      orderBy: { id: "desc" },
      ...rowsOf(page),
    }),
  ]);
  return { total, entries: rows.map(({ data, ...row }) => ({ ...row, details: detailsOf(data) })) };
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
