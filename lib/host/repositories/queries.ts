import type { Grant, InstallationGrant } from "@/lib/authorization/grant.ts";
import { type Visibility, visibility } from "@/lib/authorization/visibility.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";
import { type CountedRow, composedStatement, pageOfRows, rowsOfStatement } from "../statement.ts";
import { createValues, type Values } from "../values.ts";
import { reachableSql } from "./role-sql.ts";
import { type RepositoryRow, repositorySelect } from "./row.ts";
import { visibilitySql } from "./visibility-sql.ts";

export type RepositoryPage = { total: number; repositories: RepositoryRow[] };

const ORDERS = {
  created: ['r."createdAt"'],
  updated: ['r."updatedAt"'],
  pushed: ['coalesce(r."pushedAt", r."createdAt")'],
  full_name: ["o.login", "r.name"],
  id: ["r.id"],
  stars: ['(SELECT count(*) FROM "Star" s WHERE s."repositoryId" = r.id)'],
} as const;
export type RepositoryOrder = { by: keyof typeof ORDERS; direction: "asc" | "desc" };

const BY_NAME: RepositoryOrder = { by: "full_name", direction: "asc" };

/** What a list is narrowed by. */
export type RepositoryFilter = {
  ownerId?: number;
  private?: boolean;
  fork?: boolean;
  /** What it was forked from. */
  parentId?: number;
  /** Starred by this person. */
  starredBy?: number;
  /** Part of the name, in any case. */
  search?: string;
  /** Changed at or after. */
  since?: Date;
  before?: Date;
  /** Reached by this installation: on its account, and in its selection unless it has all. */
  installation?: { id: number; accountId: number; repositorySelection: "all" | "selected" };
};

/** What a person may see of an account's repositories; the public ones for nobody. For pages. */
export async function repositoriesVisibleTo(
  userId: number | null,
  ownerId: number,
  { page, order = BY_NAME, ...filter }: Omit<RepositoryFilter, "ownerId"> & { page: Page; order?: RepositoryOrder },
): Promise<RepositoryPage> {
  const values = createValues();
  const conditions = [visibilitySql(visibilityOfPerson(userId), values), ...filterSql({ ...filter, ownerId }, values)];
  return repositoriesWhere({ userId, values, conditions, order, page });
}

/** An account's repositories that a credential sees. */
export async function repositoriesOfAccount(
  grant: Grant,
  ownerId: number,
  { page, order = BY_NAME, ...filter }: Omit<RepositoryFilter, "ownerId"> & { page: Page; order?: RepositoryOrder },
): Promise<RepositoryPage> {
  const values = createValues();
  const conditions = [visibilitySql(visibility(grant), values), ...filterSql({ ...filter, ownerId }, values)];
  return repositoriesWhere({ userId: "userId" in grant ? grant.userId : null, values, conditions, order, page });
}

/** The repositories of any account that a credential sees. */
export async function repositoriesSeen(
  grant: Grant,
  { page, order = BY_NAME, ...filter }: RepositoryFilter & { page: Page; order?: RepositoryOrder },
): Promise<RepositoryPage> {
  const values = createValues();
  const conditions = [visibilitySql(visibility(grant), values), ...filterSql(filter, values)];
  return repositoriesWhere({ userId: "userId" in grant ? grant.userId : null, values, conditions, order, page });
}

/** What an installation's own token reaches: its selection, as far as the token was not narrowed. */
export async function repositoriesOfInstallationGrant(grant: InstallationGrant, page: Page): Promise<RepositoryPage> {
  const values = createValues();
  const selection = grant.repositories;
  const conditions = [`r."ownerId" = ${values.add(grant.accountId)}`];
  if (selection.kind === "selected") conditions.push(`r.id = ANY(${values.add([...selection.ids])}::int[])`);
  else if (selection.accountId !== grant.accountId) conditions.push("FALSE");
  return repositoriesWhere({ userId: null, values, conditions, order: { by: "id", direction: "asc" }, page });
}

/** How a person comes to a repository. */
export const AFFILIATIONS = ["owner", "collaborator", "organization_member"] as const;
export type Affiliation = (typeof AFFILIATIONS)[number];

/** The repositories that a person has a role in, by any of the ways, as far as the credential sees them. */
export async function repositoriesOfPerson(
  grant: Extract<Grant, { userId: number }>,
  {
    page,
    order = BY_NAME,
    affiliations = AFFILIATIONS,
    ...filter
  }: RepositoryFilter & { page: Page; order?: RepositoryOrder; affiliations?: readonly Affiliation[] },
): Promise<RepositoryPage> {
  const values = createValues();
  const person = values.add(grant.userId);
  const conditions = [
    reachableSql(person),
    `(${["FALSE", ...affiliations.map((affiliation) => affiliationSql(affiliation, person))].join(" OR ")})`,
    visibilitySql(visibility(grant), values),
    ...filterSql(filter, values),
  ];
  return repositoriesWhere({ userId: grant.userId, values, conditions, order, page });
}

/** The public repositories of a person, or of those they work on, for anybody. */
export async function publicRepositoriesOf(
  accountId: number,
  { page, order = BY_NAME, type }: { page: Page; order?: RepositoryOrder; type: "owner" | "member" | "all" },
): Promise<RepositoryPage> {
  const values = createValues();
  const person = values.add(accountId);
  const affiliations = AFFILIATIONS.filter(
    (affiliation) => type === "all" || (type === "owner") === (affiliation === "owner"),
  );
  const ways = affiliations.map((affiliation) => affiliationSql(affiliation, person)).join(" OR ");
  return repositoriesWhere({ userId: null, values, conditions: ["NOT r.private", `(${ways})`], order, page });
}

function affiliationSql(affiliation: Affiliation, person: string): string {
  switch (affiliation) {
    case "owner":
      return `r."ownerId" = ${person}`;
    case "collaborator":
      return `EXISTS (SELECT FROM "Collaborator" c WHERE c."repositoryId" = r.id AND c."userId" = ${person})`;
    case "organization_member":
      return `EXISTS (SELECT FROM "Membership" m WHERE m."organizationId" = r."ownerId" AND m."userId" = ${person})`;
  }
}

function visibilityOfPerson(userId: number | null): Visibility {
  return visibility(userId === null ? { kind: "anonymous" } : { kind: "session", userId, sessionId: "" });
}

function filterSql(filter: RepositoryFilter, values: Values): string[] {
  const conditions: string[] = [];
  if (filter.ownerId !== undefined) conditions.push(`r."ownerId" = ${values.add(filter.ownerId)}`);
  if (filter.private !== undefined) conditions.push(`r.private = ${values.add(filter.private)}`);
  if (filter.fork !== undefined) conditions.push(`r.fork = ${values.add(filter.fork)}`);
  if (filter.parentId !== undefined) conditions.push(`r."parentId" = ${values.add(filter.parentId)}`);
  if (filter.starredBy !== undefined)
    conditions.push(
      `EXISTS (SELECT FROM "Star" s WHERE s."repositoryId" = r.id AND s."userId" = ${values.add(filter.starredBy)})`,
    );
  if (filter.search) conditions.push(`strpos(lower(r.name::text), lower(${values.add(filter.search)})) > 0`);
  if (filter.since) conditions.push(`r."updatedAt" >= ${values.add(filter.since)}`);
  if (filter.before) conditions.push(`r."updatedAt" <= ${values.add(filter.before)}`);
  if (filter.installation) conditions.push(reachedBySql(filter.installation, values));
  return conditions;
}

function reachedBySql(
  { id, accountId, repositorySelection }: NonNullable<RepositoryFilter["installation"]>,
  values: Values,
): string {
  const ofAccount = `r."ownerId" = ${values.add(accountId)}`;
  if (repositorySelection === "all") return ofAccount;
  return `${ofAccount} AND EXISTS (SELECT FROM "InstallationRepository" s
    WHERE s."installationId" = ${values.add(id)} AND s."repositoryId" = r.id)`;
}

/** The repositories `r` of owners `o` for which all of the conditions hold, each SQL. One statement: the page's rows, and how many there are over all pages even when the page itself is empty. */
export async function repositoriesWhere({
  userId,
  values,
  conditions,
  order,
  page,
}: {
  userId: number | null;
  values: Values;
  conditions: readonly string[];
  order: RepositoryOrder;
  page: Page;
}): Promise<RepositoryPage> {
  const { skip, take } = rowsOf(page);
  const where = conditions.join(" AND ");
  const from = `FROM "Repository" r JOIN "Account" o ON o.id = r."ownerId" WHERE ${where}`;
  const direction = order.direction === "asc" ? "ASC" : "DESC";
  const orderBy = ORDERS[order.by].map((column) => `${column} ${direction}`).join(", ");
  const text = `SELECT counted.total, listed.* FROM (SELECT count(*)::int AS total ${from}) counted
    LEFT JOIN LATERAL (${repositorySelect(values.add(userId))} WHERE ${where}
      ORDER BY ${orderBy}, r.id ${direction} LIMIT ${values.add(take)} OFFSET ${values.add(skip)}) listed ON TRUE`;
  const counted = await rowsOfStatement<CountedRow<RepositoryRow>>(
    composedStatement("repositories", text),
    values.list,
  );
  const { total, rows } = pageOfRows<RepositoryRow>(counted);
  return { total, repositories: rows };
}
