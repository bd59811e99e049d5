import { expect } from "vitest";
import { unreadNotices } from "@/lib/accounts/unread-notices.ts";
import { isRefusal } from "@/lib/api/errors.ts";
import { db } from "@/lib/platform/db.ts";

/** What the offers of a repository and of an integration are both tried with. */

/** An empty database, as an offer and what it writes need it. */
export async function clearOffers(): Promise<void> {
  await db.$executeRaw`TRUNCATE "Account" CASCADE`;
  await db.event.deleteMany();
  await db.auditEntry.deleteMany();
  await db.mail.deleteMany();
}

/** What somebody's notices say, the newest first. */
export const titles = async (accountId: number): Promise<string[]> =>
  (await unreadNotices(accountId)).map(({ title }) => title);

/** An offer is accepted while something else happens to it: at least one of both is done, and what is refused is gone. */
export async function atOnce(accepting: Promise<unknown>, other: Promise<unknown>) {
  const [accepted, ended] = await Promise.allSettled([accepting, other]);
  for (const result of [accepted, ended])
    if (result.status === "rejected") expect(isRefusal(result.reason) && result.reason.status).toBe(404);
  expect([accepted.status, ended.status]).toContain("fulfilled");
  return { accepted: accepted.status === "fulfilled", ended: ended.status === "fulfilled" };
}
