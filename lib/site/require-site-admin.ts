import { notFound } from "@/lib/api/errors.ts";
import { db, type Reader } from "@/lib/platform/db.ts";

/** Throws 404 for everybody who does not run this site: its settings do not exist for them. */
export async function requireSiteAdmin(accountId: number, reader: Reader = db): Promise<void> {
  const account = await reader.account.findUnique({ where: { id: accountId }, select: { siteAdmin: true } });
  if (!account?.siteAdmin) throw notFound();
}
