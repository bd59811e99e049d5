import { type GrantedLevel, isGrantedLevel } from "./levels.ts";
import {
  findPermissionKey,
  offersLevel,
  PERMISSION_SPELLINGS,
  type PermissionKey,
  permissionDefinition,
} from "./permission-catalogue.ts";
import type { Permissions } from "./permissions.ts";
import { suggest } from "./suggest.ts";

export type PermissionProblem = {
  /** The key as it was written; empty when the whole value is not a map. */
  readonly key: string;
  readonly problem: "not a map" | "unknown permission" | "unknown level" | "level not offered" | "named twice";
  /** The key that was probably meant. */
  readonly didYouMean?: string;
  /** The levels that the permission offers, when it is the level that is wrong. */
  readonly possible?: readonly GrantedLevel[];
};

export type ParsedPermissions =
  | { readonly permissions: Permissions }
  | { readonly problems: readonly PermissionProblem[] };

/**
 * Reads permissions that somebody else wrote, in any spelling. `none` says that there is no access and leaves no
 * entry. Every mistake is reported, none is passed over.
 */
export function parsePermissions(input: unknown): ParsedPermissions {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    return { problems: [{ key: "", problem: "not a map" }] };
  }
  const permissions: Partial<Record<PermissionKey, GrantedLevel>> = {};
  const problems: PermissionProblem[] = [];
  const named = new Set<PermissionKey>();
  for (const [spelling, level] of Object.entries(input)) {
    const entry = parseEntry(spelling, level, named);
    if ("problem" in entry) problems.push(entry);
    else if (entry.level !== "none") permissions[entry.key] = entry.level;
  }
  return problems.length > 0 ? { problems } : { permissions };
}

/** The problem as a sentence part, `unknown permission, did you mean "issues"?`. The caller puts the path before it. */
export function describePermissionProblem({ problem, didYouMean, possible }: PermissionProblem): string {
  if (didYouMean !== undefined) return `${problem}, did you mean "${didYouMean}"?`;
  return possible === undefined ? problem : `${problem}, use ${possible.map((level) => `"${level}"`).join(" or ")}`;
}

type Entry = { readonly key: PermissionKey; readonly level: GrantedLevel | "none" };

function parseEntry(spelling: string, level: unknown, named: Set<PermissionKey>): Entry | PermissionProblem {
  const key = findPermissionKey(spelling);
  if (key === null) {
    const meant = suggest(spelling, PERMISSION_SPELLINGS);
    return { key: spelling, problem: "unknown permission", ...(meant !== null && { didYouMean: meant }) };
  }
  if (named.has(key)) return { key: spelling, problem: "named twice" };
  named.add(key);
  if (level === "none") return { key, level };
  if (!isGrantedLevel(level)) return { key: spelling, problem: "unknown level", ...possibleLevels(key) };
  if (!offersLevel(key, level)) return { key: spelling, problem: "level not offered", ...possibleLevels(key) };
  return { key, level };
}

function possibleLevels(key: PermissionKey): Pick<PermissionProblem, "possible"> {
  return { possible: permissionDefinition(key).levels };
}
