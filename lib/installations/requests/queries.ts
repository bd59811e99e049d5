import type { Prisma } from "@/generated/prisma/client.ts";
import { simpleAccount } from "@/lib/accounts/represent.ts";
import { roleSql } from "@/lib/host/repositories/role-sql.ts";
import { db, pool, type Reader } from "@/lib/platform/db.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";

/** Everything that pages, mails and the API say of a request. */
export const requestWithParts = {
  account: { select: simpleAccount },
  requester: { select: simpleAccount },
  closedBy: { select: simpleAccount },
  integration: { select: { id: true, name: true, slug: true, logoVersion: true } },
  repositories: { select: { repositoryId: true }, orderBy: { repositoryId: "asc" } },
} as const satisfies Prisma.InstallationRequestInclude;
export type RequestWithParts = Prisma.InstallationRequestGetPayload<{ include: typeof requestWithParts }>;

/** Enough to know them by on a page; all of them are counted. */
const MAX_LISTED = 100;

/** A request to one account; null for another account's. */
export function findRequestTo(accountId: number, id: number, reader: Reader = db): Promise<RequestWithParts | null> {
  return reader.installationRequest.findUnique({ where: { id, accountId }, include: requestWithParts });
}

/** What was asked of an account's owners: what waits for them first, then what was closed, the newest first. */
export function requestsTo(accountId: number): Promise<RequestWithParts[]> {
  return db.installationRequest.findMany({
    where: { accountId },
    include: requestWithParts,
    orderBy: [{ open: { sort: "asc", nulls: "last" } }, { id: "desc" }],
    take: MAX_LISTED,
  });
}

/** How many requests wait for an account's owners. */
export function countOpenRequestsTo(accountId: number): Promise<number> {
  return db.installationRequest.count({ where: { accountId, open: true } });
}

/** What a person asked for: open ones first, then the newest first. */
export function requestsBy(requesterId: number): Promise<RequestWithParts[]> {
  return db.installationRequest.findMany({
    where: { requesterId },
    include: requestWithParts,
    orderBy: [{ open: { sort: "asc", nulls: "last" } }, { id: "desc" }],
    take: MAX_LISTED,
  });
}

/** A person's open requests about one integration, by the account they ask. */
export async function openRequestsBy(
  requesterId: number,
  integrationId: number,
): Promise<ReadonlyMap<number, { id: number; createdAt: Date }>> {
  const rows = await db.installationRequest.findMany({
    where: { requesterId, integrationId, open: true },
    select: { id: true, accountId: true, createdAt: true },
  });
  return new Map(rows.map(({ accountId, ...row }) => [accountId, row]));
}

/** A page of the open requests about one integration, the oldest first. */
export async function openRequestsFor(
  integrationId: number,
  page: Page,
): Promise<{ total: number; requests: RequestWithParts[] }> {
  const where = { integrationId, open: true };
  const [total, requests] = await Promise.all([
    db.installationRequest.count({ where }),
    db.installationRequest.findMany({ where, include: requestWithParts, orderBy: { id: "asc" }, ...rowsOf(page) }),
  ]);
  return { total, requests };
}

const NAMES_SEEN = {
  name: "requested-repositories-seen",
  text: `SELECT r.name::text AS name FROM "InstallationRequestRepository" q JOIN "Repository" r ON r.id = q."repositoryId"
    WHERE q."requestId" = $1 AND (NOT r.private OR ${roleSql("$2")} IS NOT NULL) ORDER BY r.name`,
};

/** The repositories of a request by name, as far as a person may see them now. */
export async function requestedNames(requestId: number, viewerId: number): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>({ ...NAMES_SEEN, values: [requestId, viewerId] });
  return rows.map(({ name }) => name);
}
