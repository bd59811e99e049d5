import type { Grant } from "@/lib/authorization/grant.ts";
import { visibility } from "@/lib/authorization/visibility.ts";
import type { Page } from "@/lib/platform/pagination.ts";
import { type RepositoryOrder, type RepositoryPage, repositoriesWhere } from "../repositories/queries.ts";
import { visibilitySql } from "../repositories/visibility-sql.ts";
import { createValues, type Values } from "../values.ts";
import { invalidQualifier, parseQuery, type Qualifier, type SearchQuery } from "./parse-query.ts";
import { PLACE_KEYS, placesSql, requireSearchable } from "./places.ts";
import { timeRangeSql } from "./range.ts";

type Translate = (qualifier: Qualifier, values: Values) => string;

const KINDS: Readonly<Record<string, string>> = { public: "NOT r.private", private: "r.private" };

const QUALIFIERS: Readonly<Record<string, Translate>> = {
  is: (qualifier) => {
    const sql = KINDS[qualifier.value.toLowerCase()];
    if (!sql) throw invalidQualifier(qualifier, "use public or private");
    return sql;
  },
  archived: (qualifier) => {
    const value = qualifier.value.toLowerCase();
    if (value !== "true" && value !== "false") throw invalidQualifier(qualifier, "use true or false");
    return value === "true" ? "r.archived" : "NOT r.archived";
  },
  topic: ({ value }, values) => `${values.add(value.toLowerCase())}::text = ANY(r.topics)`,
  created: (qualifier, values) => timeRangeSql('r."createdAt"', qualifier, values),
  pushed: (qualifier, values) => timeRangeSql('coalesce(r."pushedAt", r."createdAt")', qualifier, values),
};

const TEXTS: Readonly<Record<string, (word: string) => string>> = {
  name: (word) => `strpos(lower(o.login || '/' || r.name), lower(${word}::text)) > 0`,
  description: (word) => `strpos(lower(coalesce(r.description, '')), lower(${word}::text)) > 0`,
  topics: (word) => `lower(${word}::text) = ANY(r.topics)`,
};

const KEYS: ReadonlySet<string> = new Set([...Object.keys(QUALIFIERS), ...PLACE_KEYS, "in", "sort"]);

/**
 * Repositories that fit a search, as far as the credential sees them. Throws 422 for a search that is not understood or
 * names places that cannot be seen.
 */
export async function searchRepositories(
  grant: Grant,
  { q, page, order }: { q: string; page: Page; order: RepositoryOrder },
): Promise<RepositoryPage> {
  const query = parseQuery(q, KEYS);
  const visible = visibility(grant);
  await requireSearchable(query, visible);
  const values = createValues();
  const conditions = [visibilitySql(visible, values), ...placesSql(query, values), ...conditionsOf(query, values)];
  return repositoriesWhere({ userId: "userId" in grant ? grant.userId : null, values, conditions, order, page });
}

function conditionsOf({ words, qualifiers }: SearchQuery, values: Values): string[] {
  const named = qualifiers.filter(({ key }) => key === "in").flatMap((place) => textsOf(place));
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
  return place.value
    .toLowerCase()
    .split(",")
    .map((text) => {
      const holds = TEXTS[text];
      if (!holds) throw invalidQualifier(place, `use one of ${Object.keys(TEXTS).join(", ")}`);
      return holds;
    });
}
