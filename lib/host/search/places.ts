import type { Visibility } from "@/lib/authorization/visibility.ts";
import { pool } from "@/lib/platform/db.ts";
import { visibilitySql } from "../repositories/visibility-sql.ts";
import { createValues, type Values } from "../values.ts";
import { type Qualifier, type SearchQuery, unsearchable } from "./parse-query.ts";

/** The qualifiers that say where to search. */
export const PLACE_KEYS = ["repo", "org", "user"] as const;

const isPlace = ({ key, negated }: Qualifier): boolean => !negated && PLACE_KEYS.some((place) => place === key);

/** SQL for the repositories `r` of owner `o` that a search is limited to: any of the places, and none of the negated ones. */
export function placesSql({ qualifiers }: SearchQuery, values: Values): string[] {
  const wanted = qualifiers.filter(isPlace).map((place) => placeSql(place, values));
  const others = qualifiers.filter(({ key, negated }) => negated && PLACE_KEYS.some((place) => place === key));
  return [
    ...(wanted.length === 0 ? [] : [`(${wanted.join(" OR ")})`]),
    ...others.map((place) => `NOT ${placeSql(place, values)}`),
  ];
}

function placeSql({ key, value }: Qualifier, values: Values): string {
  if (key !== "repo") return `(o.login = ${values.add(value)}::citext)`;
  const [owner = "", name = ""] = value.split("/");
  return `(o.login = ${values.add(owner)}::citext AND r.name = ${values.add(name)}::citext)`;
}

/** Throws 422 when repositories or accounts are named and not one repository of them is seen, as on the wire. */
export async function requireSearchable(query: SearchQuery, visible: Visibility): Promise<void> {
  if (!query.qualifiers.some(isPlace)) return;
  const values = createValues();
  const conditions = [visibilitySql(visible, values), ...placesSql(query, values)];
  const accounts = query.qualifiers.filter((place) => isPlace(place) && place.key !== "repo");
  const logins = values.add(accounts.map(({ value }) => value));
  const { rows } = await pool.query<{ found: boolean }>(
    `SELECT EXISTS (SELECT FROM "Repository" r JOIN "Account" o ON o.id = r."ownerId" WHERE ${conditions.join(" AND ")})
      OR EXISTS (SELECT FROM "Account" WHERE login = ANY(${logins}::citext[])) AS found`,
    [...values.list],
  );
  if (!rows[0]?.found) throw unsearchable();
}
