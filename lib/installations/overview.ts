import type { Prisma } from "@/generated/prisma/client.ts";
import { db, pool } from "@/lib/platform/db.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";
import { type InstallationOnPage, installationOnPage } from "./configuration.ts";

/** What an overview can be narrowed to. */
const OVERVIEW_SHOWS = ["all", "pending", "suspended", "unused"] as const;
/** What it can be sorted by: names rise, times begin with the latest. */
const OVERVIEW_SORTS = ["name", "used", "installed"] as const;

export type OverviewFilter = {
  /** Part of the integration's name or of its maker's login. */
  search?: string | undefined;
  show?: (typeof OVERVIEW_SHOWS)[number] | undefined;
  sort?: (typeof OVERVIEW_SORTS)[number] | undefined;
};

/** The filter that an address asks for; what it does not know is left out. */
export function overviewFilter(query: {
  q?: string | undefined;
  show?: string | undefined;
  sort?: string | undefined;
}) {
  return {
    search: query.q,
    show: OVERVIEW_SHOWS.find((show) => show === query.show) ?? "all",
    sort: OVERVIEW_SORTS.find((sort) => sort === query.sort) ?? "name",
  } satisfies OverviewFilter;
}

export type ListedInstallation = InstallationOnPage & {
  /** How many repositories are selected, or are there under all. */
  repositoryCount: number;
};

const ORDERS: Readonly<Record<(typeof OVERVIEW_SORTS)[number], Prisma.InstallationOrderByWithRelationInput[]>> = {
  name: [],
  used: [{ lastUsedAt: { sort: "desc", nulls: "last" } }],
  installed: [{ createdAt: "desc" }],
};

/** A page of what is installed on an account, by the integration's name unless told, and how much there is. */
export async function installedOn(
  accountId: number,
  page: Page,
  filter: OverviewFilter = {},
): Promise<{ total: number; installations: ListedInstallation[] }> {
  const where = await conditionOf(accountId, filter);
  const [total, rows, all] = await Promise.all([
    db.installation.count({ where }),
    db.installation.findMany({
      where,
      include: { ...installationOnPage, _count: { select: { repositories: true } } },
      orderBy: [...ORDERS[filter.sort ?? "name"], { integration: { name: "asc" } }, { id: "asc" }],
      ...rowsOf(page),
    }),
    db.repository.count({ where: { ownerId: accountId } }),
  ]);
  const installations = rows.map(({ _count, ...row }) => ({
    ...row,
    repositoryCount: row.repositorySelection === "all" ? all : _count.repositories,
  }));
  return { total, installations };
}

async function conditionOf(
  accountId: number,
  { search, show = "all" }: OverviewFilter,
): Promise<Prisma.InstallationWhereInput> {
  const part = search && { contains: search, mode: "insensitive" as const };
  return {
    accountId,
    ...(part && { integration: { OR: [{ name: part }, { owner: { login: part } }] } }),
    ...(show === "suspended" && { suspendedAt: { not: null } }),
    ...(show === "unused" && { lastUsedAt: null }),
    ...(show === "pending" && { id: { in: await idsBehind(accountId) } }),
  };
}

/** Those with something to accept; Prisma compares no columns of two tables. */
async function idsBehind(accountId: number): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>({
    name: "installations-behind",
    text: `SELECT i.id FROM "Installation" i JOIN "Integration" g ON g.id = i."integrationId"
      WHERE i."accountId" = $1 AND i."acceptedVersion" < g."currentVersion"`,
    values: [accountId],
  });
  return rows.map(({ id }) => id);
}
