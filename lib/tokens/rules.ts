import { unprocessable } from "@/lib/api/errors.ts";
import { covers, isGrantedLevel } from "@/lib/authorization/levels.ts";
import { findPermissionKey } from "@/lib/authorization/permission-catalogue.ts";
import { levelOf, type Permissions } from "@/lib/authorization/permissions.ts";

/** An installation token's life. Source: wire facts §1.12. */
export const INSTALLATION_TOKEN_LIFE_MS = 3600_000;

/**
 * The permissions of a token asked for with `requested`: all that is granted when nothing was named, never more than
 * granted. Throws 422 with the wire format's words (wire facts §1.12).
 */
export function narrowPermissions(granted: Permissions, requested: Record<string, string> | undefined): Permissions {
  const entries = Object.entries(requested ?? {});
  if (entries.length === 0) return granted;
  const narrowed: Record<string, string> = {};
  for (const [spelling, level] of entries) {
    const key = findPermissionKey(spelling);
    if (!key || !isGrantedLevel(level) || levelOf(granted, key) === "none")
      throw unprocessable("The permissions requested are not granted to this installation.");
    if (!covers(levelOf(granted, key), level))
      throw unprocessable("The level of access for permissions requested are not granted to this installation.");
    narrowed[key] = level;
  }
  if (levelOf(granted, "metadata") !== "none") narrowed.metadata = "read";
  return narrowed as Permissions;
}
