import { type Grant, personOf } from "@/lib/authorization/grant.ts";
import { readable } from "@/lib/authorization/visibility.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";
import { issuesById } from "../issues/queries.ts";
import type { IssueRow } from "../issues/row.ts";
import { visibilitySql } from "../repositories/visibility-sql.ts";
import { composedStatement, rowsOfStatement } from "../statement.ts";
import { createValues, type Values } from "../values.ts";
import { ISSUE_KEYS, issueQualifierSql } from "./issue-qualifiers.ts";
import { invalidQualifier, parseQuery, type Qualifier, type SearchQuery } from "./parse-query.ts";
import { PLACE_KEYS, placesSql, requireSearchable } from "./places.ts";

const ORDERS = {
  created: 'i."createdAt"',
  updated: 'i."updatedAt"',
  comments: 'i."commentCount"',
  reactions: '(SELECT count(*) FROM "Reaction" rx WHERE rx."issueId" = i.id)',
} as const;
type Sort = keyof typeof ORDERS;
export const ISSUE_SORTS = Object.keys(ORDERS) as Sort[];

export type IssueOrder = { by: Sort; direction: "asc" | "desc" };
export type FoundIssue = { issue: IssueRow; repository: { ownerLogin: string; name: string } };

const KEYS: ReadonlySet<string> = new Set([...ISSUE_KEYS, ...PLACE_KEYS, "in", "sort"]);
const TEXTS = ["title", "body", "comments"] as const;

/**
 * Issues and pull requests that fit a search, as far as the credential may read them, newest first unless told
 * otherwise. Throws 422 for a search that is not understood or names places that cannot be seen.
 */
export async function searchIssues(
  grant: Grant,
  { q, page, order }: { q: string; page: Page; order?: IssueOrder | undefined },
): Promise<{ total: number; found: FoundIssue[] }> {
  const query = parseQuery(q, KEYS);
  const visible = readable(grant, ["issues", "pull_requests"]);
  await requireSearchable(query, visible);
  const values = createValues();
  const where = [kindsReadable(grant, values), ...placesSql(query, values), ...conditionsOf(query, values, grant)];
  const { by, direction } = order ?? orderIn(query) ?? { by: "created", direction: "desc" };
  const { skip, take } = rowsOf(page);
  const rank = direction === "asc" ? "ASC" : "DESC";
  const from = `FROM "Issue" i JOIN "Repository" r ON r.id = i."repositoryId" JOIN "Account" o ON o.id = r."ownerId"
    WHERE ${where.join(" AND ")}`;
  const text = `SELECT counted.total, listed.* FROM (SELECT count(*)::int AS total ${from}) counted
    LEFT JOIN LATERAL (SELECT i.id, o.login AS "ownerLogin", r.name ${from}
      ORDER BY ${ORDERS[by]} ${rank}, i.id ${rank} LIMIT ${values.add(take)} OFFSET ${values.add(skip)}) listed ON TRUE`;
  type Row = { total: number; id: number | null; ownerLogin: string; name: string };
  const rows = await rowsOfStatement<Row>(composedStatement("search-issues", text), values.list);
  const issues = await issuesById(rows.flatMap(({ id }) => (id === null ? [] : [id])));
  const found = rows.flatMap(({ id, ownerLogin, name }): FoundIssue[] => {
    const issue = id === null ? undefined : issues.get(id);
    return issue ? [{ issue, repository: { ownerLogin, name } }] : [];
  });
  return { total: rows[0]?.total ?? 0, found };
}

/** Issues where issues may be read, pull requests where those may: two permissions. */
function kindsReadable(grant: Grant, values: Values): string {
  const isPull = 'EXISTS (SELECT FROM "PullRequest" pr WHERE pr."issueId" = i.id)';
  const issues = visibilitySql(readable(grant, ["issues"]), values);
  const pulls = visibilitySql(readable(grant, ["pull_requests"]), values);
  return `CASE WHEN ${isPull} THEN ${pulls} ELSE ${issues} END`;
}

function conditionsOf(query: SearchQuery, values: Values, grant: Grant): string[] {
  const searcher = { personId: personOf(grant) };
  const own = new Set(ISSUE_KEYS);
  const qualified = query.qualifiers
    .filter(({ key }) => own.has(key))
    .map((qualifier) => issueQualifierSql(qualifier, values, searcher));
  const texts = textsSearched(query);
  return [...qualified, ...query.words.map((word) => wordSql(values.add(word), texts))];
}

function textsSearched({ qualifiers }: SearchQuery): readonly string[] {
  const named = qualifiers.filter(({ key }) => key === "in");
  const texts = named.flatMap((qualifier) =>
    qualifier.value
      .toLowerCase()
      .split(",")
      .map((text) => textOf(text, qualifier)),
  );
  return texts.length === 0 ? TEXTS : texts;
}

function textOf(text: string, qualifier: Qualifier): string {
  if (!TEXTS.some((known) => known === text)) throw invalidQualifier(qualifier, `use one of ${TEXTS.join(", ")}`);
  return text;
}

function wordSql(word: string, texts: readonly string[]): string {
  const holds = (column: string) => `strpos(lower(coalesce(${column}, '')), lower(${word}::text)) > 0`;
  const conditions = [
    texts.includes("title") ? holds("i.title") : null,
    texts.includes("body") ? holds("i.body") : null,
    texts.includes("comments")
      ? `EXISTS (SELECT FROM "IssueComment" ic WHERE ic."issueId" = i.id AND ${holds("ic.body")})`
      : null,
  ].filter((condition) => condition !== null);
  return `(${conditions.join(" OR ")})`;
}

/** `sort:updated-desc` within the search itself. */
function orderIn({ qualifiers }: SearchQuery): IssueOrder | undefined {
  const sort = qualifiers.find(({ key }) => key === "sort");
  if (!sort) return undefined;
  const [by = "", direction = "desc"] = sort.value.toLowerCase().split("-");
  const known = ISSUE_SORTS.find((candidate) => candidate === by);
  if (!known || (direction !== "asc" && direction !== "desc"))
    throw invalidQualifier(sort, `use one of ${ISSUE_SORTS.join(", ")}, with -asc or -desc`);
  return { by: known, direction };
}
