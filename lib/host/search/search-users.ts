import type { SimpleAccount } from "@/lib/accounts/represent.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";
import { type CountedRow, composedStatement, pageOfRows, rowsOfStatement } from "../statement.ts";
import { createValues, type Values } from "../values.ts";
import { invalidQualifier, parseQuery, type Qualifier, type SearchQuery } from "./parse-query.ts";
import { numberRangeSql, timeRangeSql } from "./range.ts";

const REPOSITORIES = '(SELECT count(*)::int FROM "Repository" r WHERE r."ownerId" = a.id AND NOT r.private)';
const ORDERS = { joined: 'a."createdAt"', repositories: REPOSITORIES, login: "a.login" } as const;
export type UserOrder = { by: keyof typeof ORDERS; direction: "asc" | "desc" };

type Translate = (qualifier: Qualifier, values: Values) => string;

const TYPES: Readonly<Record<string, string>> = {
  user: "a.type = 'USER'",
  org: "a.type = 'ORGANIZATION'",
  organization: "a.type = 'ORGANIZATION'",
};
const typeSql: Translate = (qualifier) => {
  const sql = TYPES[qualifier.value.toLowerCase()];
  if (!sql) throw invalidQualifier(qualifier, "use user or org");
  return sql;
};
const loginSql =
  (type: "USER" | "ORGANIZATION"): Translate =>
  ({ value }, values) =>
    `(a.type = '${type}' AND a.login = ${values.add(value)}::citext)`;

const QUALIFIERS: Readonly<Record<string, Translate>> = {
  type: typeSql,
  user: loginSql("USER"),
  org: loginSql("ORGANIZATION"),
  repos: (qualifier, values) => numberRangeSql(REPOSITORIES, qualifier, values),
  created: (qualifier, values) => timeRangeSql('a."createdAt"', qualifier, values),
};

/** Addresses are nobody's business: who knows one finds nobody by it. */
const TEXTS: Readonly<Record<string, (word: string) => string>> = {
  login: (word) => `strpos(lower(a.login::text), lower(${word}::text)) > 0`,
  name: (word) => `strpos(lower(coalesce(a.name, '')), lower(${word}::text)) > 0`,
};

const NOWHERE = (word: string): string => `${word}::text IS NULL`;

const KEYS: ReadonlySet<string> = new Set([...Object.keys(QUALIFIERS), "in"]);

/** People and organizations that fit a search, by login unless told otherwise. Throws 422 for one that is not understood. */
export async function searchUsers({
  q,
  page,
  order,
}: {
  q: string;
  page: Page;
  order: UserOrder;
}): Promise<{ total: number; users: SimpleAccount[] }> {
  const query = parseQuery(q, KEYS);
  const values = createValues();
  const where = ["a.type <> 'BOT'", "a.id > 0", ...conditionsOf(query, values)].join(" AND ");
  const { skip, take } = rowsOf(page);
  const rank = order.direction === "asc" ? "ASC" : "DESC";
  const text = `SELECT counted.total, listed.* FROM (SELECT count(*)::int AS total FROM "Account" a WHERE ${where}) counted
    LEFT JOIN LATERAL (SELECT a.id, a.login, a.type, a."siteAdmin" FROM "Account" a WHERE ${where}
      ORDER BY ${ORDERS[order.by]} ${rank}, a.id LIMIT ${values.add(take)} OFFSET ${values.add(skip)}) listed ON TRUE`;
  const counted = await rowsOfStatement<CountedRow<SimpleAccount>>(
    composedStatement("search-users", text),
    values.list,
  );
  const { total, rows } = pageOfRows<SimpleAccount>(counted);
  return { total, users: rows };
}

function conditionsOf({ words, qualifiers }: SearchQuery, values: Values): string[] {
  const named = qualifiers.filter(({ key }) => key === "in").flatMap(textsOf);
  const texts = named.length > 0 ? named : Object.values(TEXTS);
  return [
    ...qualifiers.flatMap((qualifier) => {
      const sql = QUALIFIERS[qualifier.key]?.(qualifier, values);
      if (sql === undefined) return [];
      return [qualifier.negated ? `NOT (${sql})` : sql];
    }),
    ...words.map((word) => `(${texts.map((holds) => holds(values.add(word))).join(" OR ")})`),
  ];
}

function textsOf(place: Qualifier): ((word: string) => string)[] {
  const known = place.value
    .toLowerCase()
    .split(",")
    .filter((text) => text !== "email")
    .map((text) => {
      const holds = TEXTS[text];
      if (!holds) throw invalidQualifier(place, `use one of ${Object.keys(TEXTS).join(", ")}`);
      return holds;
    });
  return known.length > 0 ? known : [NOWHERE];
}
