import { isGrantedLevel } from "@/lib/authorization/levels.ts";
import { isPermissionKey, type PermissionKey } from "@/lib/authorization/permission-catalogue.ts";
import type { Permissions } from "@/lib/authorization/permissions.ts";

/** A JSON column read as permissions. What the catalogue does not know is nothing: an unknown word never grants. */
export function permissionsOf(column: unknown): Permissions {
  if (typeof column !== "object" || column === null) return {};
  return Object.fromEntries(
    Object.entries(column).filter(([key, level]) => isPermissionKey(key) && isGrantedLevel(level)),
  );
}

/** Why permissions are asked for, one line each, in the author's words. */
export type Reasons = Readonly<Partial<Record<PermissionKey, string>>>;

/** A JSON column read as reasons. */
export function reasonsOf(column: unknown): Reasons {
  if (typeof column !== "object" || column === null) return {};
  return Object.fromEntries(
    Object.entries(column).filter(([key, words]) => isPermissionKey(key) && typeof words === "string"),
  );
}
