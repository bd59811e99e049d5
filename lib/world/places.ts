import type { Path, Problem } from "./problems.ts";

/**
 * A value in a world file with the way to it. Looking into a value of the wrong kind finds nothing: what kind it has to
 * be is said by the schema, and a mistake in one place must not hide those in others.
 */
export type Place = { readonly path: Path; readonly value: unknown };

export const placeOf = (value: unknown): Place => ({ path: [], value });

/** The value under a key; undefined when there is none. */
export function under(place: Place, key: string): Place {
  const { path, value } = place;
  return { path: [...path, key], value: isMapping(value) && Object.hasOwn(value, key) ? value[key] : undefined };
}

/** The entries of the list under a key. */
export function itemsOf(place: Place, key: string): Place[] {
  const { path, value } = under(place, key);
  return Array.isArray(value) ? value.map((item: unknown, index) => ({ path: [...path, index], value: item })) : [];
}

/** The entries of the mapping under a key: names and where they stand. */
export function entriesOf(place: Place, key: string): { name: string; at: Place }[] {
  const { path, value } = under(place, key);
  if (!isMapping(value)) return [];
  return Object.entries(value).map(([name, entry]) => ({ name, at: { path: [...path, name], value: entry } }));
}

const textOf = ({ value }: Place): string | undefined => (typeof value === "string" ? value : undefined);

/** The text under a key. */
export const textUnder = (place: Place, key: string): string | undefined => textOf(under(place, key));

/** The texts of the list under a key, and where they stand. */
export const textsOf = (place: Place, key: string): { name: string; at: Place }[] =>
  itemsOf(place, key).flatMap((at) => (typeof at.value === "string" ? [{ name: at.value, at }] : []));

export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Collects what is wrong, and where. */
export type Report = (at: Place, message: string) => void;

export const reportTo =
  (problems: Problem[]): Report =>
  ({ path }, message) =>
    void problems.push({ path, message });

/** In the order of the file, so that the messages can be followed from top to bottom. */
export function inFileOrder(problems: readonly Problem[], value: unknown): Problem[] {
  return problems.toSorted((a, b) => compare(a.path, b.path, value));
}

function compare([a, ...restA]: Path, [b, ...restB]: Path, value: unknown): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  if (a === b) return compare(restA, restB, (value as Record<PropertyKey, unknown> | undefined)?.[a]);
  if (typeof a === "number" && typeof b === "number") return a - b;
  const keys = isMapping(value) ? Object.keys(value) : [];
  return keys.indexOf(String(a)) - keys.indexOf(String(b));
}
