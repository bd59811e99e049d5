import type { Prisma } from "@/generated/prisma/client.ts";
import type { Page } from "@/lib/platform/pagination.ts";
import { type LogEntry, logPage } from "./log-entries.ts";

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
  return logPage(where, page);
}
