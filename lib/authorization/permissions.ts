import { covers, type GrantedLevel, type Level, meetLevels } from "./levels.ts";
import { isPermissionKey, type PermissionKey, permissionDefinition } from "./permission-catalogue.ts";

/** What is held or asked for: one level per permission. A permission that is missing here is not held at all. */
export type Permissions = Readonly<Partial<Record<PermissionKey, GrantedLevel>>>;

type MutablePermissions = Partial<Record<PermissionKey, GrantedLevel>>;

/** The entries in the order they were written, with their keys typed. */
export function permissionEntries(permissions: Permissions): [PermissionKey, GrantedLevel][] {
  const entries: [PermissionKey, GrantedLevel][] = [];
  for (const [key, level] of Object.entries(permissions)) {
    if (level !== undefined && isPermissionKey(key)) entries.push([key, level]);
  }
  return entries;
}

export function levelOf(permissions: Permissions, key: PermissionKey): Level {
  return (Object.hasOwn(permissions, key) ? permissions[key] : undefined) ?? "none";
}

/** The pointwise minimum: a permission that either side lacks is lacking in the result. */
export function meetPermissions(a: Permissions, b: Permissions): Permissions {
  const met: MutablePermissions = {};
  for (const [key, level] of permissionEntries(a)) {
    const other = levelOf(b, key);
    if (other !== "none") met[key] = meetLevels(level, other);
  }
  return met;
}

/** Whether everything in `inner` is held by `outer`, at the same level or a higher one. */
export function isSubset(inner: Permissions, outer: Permissions): boolean {
  return permissionEntries(inner).every(([key, level]) => covers(levelOf(outer, key), level));
}

/** Adds `metadata: read`, which comes by itself with any permission on repositories. */
export function withImpliedMetadata(permissions: Permissions): Permissions {
  if (levelOf(permissions, "metadata") !== "none" || !reachesRepositories(permissions)) return permissions;
  return { ...permissions, metadata: "read" };
}

/** Whether any of the permissions is about repositories. */
export function reachesRepositories(permissions: Permissions): boolean {
  return permissionEntries(permissions).some(([key]) => permissionDefinition(key).scope === "repository");
}

export type PermissionChange = { key: PermissionKey; from: Level; to: Level };

/** What changes between two sets. Every permission that differs is in exactly one of the lists. */
export type PermissionDifference = {
  added: readonly PermissionChange[];
  raised: readonly PermissionChange[];
  lowered: readonly PermissionChange[];
  removed: readonly PermissionChange[];
};

/** The way from one set to another, in the order of the target, what is removed in the order of the origin. */
export function permissionDifference(from: Permissions, to: Permissions): PermissionDifference {
  const keys = new Set([...permissionEntries(to), ...permissionEntries(from)].map(([key]) => key));
  const changes = [...keys].map((key) => ({ key, from: levelOf(from, key), to: levelOf(to, key) }));
  return {
    added: changes.filter((change) => change.from === "none" && change.to !== "none"),
    raised: changes.filter((change) => change.from !== "none" && isRaise(change)),
    lowered: changes.filter((change) => change.to !== "none" && !covers(change.to, change.from)),
    removed: changes.filter((change) => change.from !== "none" && change.to === "none"),
  };
}

function isRaise(change: PermissionChange): boolean {
  return change.from !== change.to && covers(change.to, change.from);
}
