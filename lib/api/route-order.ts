import type { Operation } from "./operation.ts";

type Route = Pick<Operation, "path" | "multiSegment">;

/**
 * Operations in the order in which their routes have to be tried: at the first segment that differs, fixed words come
 * before names and names before those that take slashes; then the longer path comes first.
 */
export function inRouteOrder<T extends Route>(operations: readonly T[]): T[] {
  const ranked = operations.map((operation) => ({ operation, rank: rankOf(operation) }));
  return ranked.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0)).map(({ operation }) => operation);
}

/** One digit for each segment, sorting as text: 0 fixed, 1 a name, 2 a name that takes slashes; the end sorts last. */
function rankOf({ path, multiSegment = [] }: Route): string {
  const digits = path.split("/").map((segment) => {
    const name = /^\{(.+)\}$/.exec(segment)?.[1];
    if (name === undefined) return "0";
    return multiSegment.includes(name) ? "2" : "1";
  });
  return `${digits.join("")}9`;
}
