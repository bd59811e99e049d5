import type { Values } from "../values.ts";
import { invalidQualifier, type Qualifier } from "./parse-query.ts";

const DAY_MS = 86_400_000;
/** A day alone, which means all of it. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const COMPARED = /^(>=|<=|>|<)(.+)$/;

type Ends<T> = { from: T | null; to: T | null; fromOpen?: boolean; toOpen?: boolean };

/** SQL for `2026-01-01`, `>=2026-01-01`, `2026-01-01..2026-02-01`, `*..2026-02-01` and their like. Throws 422. */
export function timeRangeSql(column: string, qualifier: Qualifier, values: Values): string {
  const wanted = "use a day or a time, like 2026-11-21, >=2026-11-21 or 2026-11-01..2026-11-21";
  const parse = (text: string): Date => {
    const at = new Date(text);
    if (Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1 || at.getUTCFullYear() > 9999)
      throw invalidQualifier(qualifier, wanted);
    return at;
  };
  /** The last moment that a text means. */
  const until = (text: string): Date => (DAY.test(text) ? new Date(parse(text).getTime() + DAY_MS - 1) : parse(text));
  return rangeSql(column, endsOf(qualifier.value, { from: parse, until }), values);
}

/** The same for whole numbers. */
export function numberRangeSql(column: string, qualifier: Qualifier, values: Values): string {
  const parse = (text: string): number => {
    if (!/^\d{1,9}$/.test(text)) throw invalidQualifier(qualifier, "use a number, like 5, >=5 or 5..10");
    return Number(text);
  };
  return rangeSql(column, endsOf(qualifier.value, { from: parse, until: parse }), values);
}

function endsOf<T>(value: string, { from, until }: { from: (text: string) => T; until: (text: string) => T }): Ends<T> {
  const [, operator, bound = ""] = COMPARED.exec(value) ?? [];
  if (operator === ">=") return { from: from(bound), to: null };
  if (operator === ">") return { from: until(bound), to: null, fromOpen: true };
  if (operator === "<=") return { from: null, to: until(bound) };
  if (operator === "<") return { from: null, to: from(bound), toOpen: true };
  const [first = "", last] = value.split("..");
  if (last === undefined) return { from: from(first), to: until(first) };
  return { from: first === "*" ? null : from(first), to: last === "*" ? null : until(last) };
}

function rangeSql<T>(column: string, { from, to, fromOpen, toOpen }: Ends<T>, values: Values): string {
  const conditions = [
    from === null ? null : `${column} ${fromOpen ? ">" : ">="} ${values.add(from)}`,
    to === null ? null : `${column} ${toOpen ? "<" : "<="} ${values.add(to)}`,
  ].filter((condition) => condition !== null);
  return conditions.length === 0 ? "TRUE" : `(${conditions.join(" AND ")})`;
}
