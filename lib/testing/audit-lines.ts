import { db } from "@/lib/platform/db.ts";

/** The lines of the audit log whose action begins with `prefix`, oldest first: action, who did it, whose log it is in. */
export async function auditLines(
  prefix: string,
): Promise<[action: string, actor: number | null, account: number | null][]> {
  const rows = await db.auditEntry.findMany({ where: { action: { startsWith: prefix } }, orderBy: { id: "asc" } });
  return rows.map(({ action, actorId, accountId }) => [action, actorId, accountId]);
}
