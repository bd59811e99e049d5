import type { GrantKind } from "@/lib/authorization/grant.ts";
import type { PermissionKey } from "@/lib/authorization/permission-catalogue.ts";
import { type Permissions, permissionEntries } from "@/lib/authorization/permissions.ts";
import type { Operation } from "./operation.ts";
import { operations } from "./registry.ts";

/** One way in which a permission opens an operation. */
export type Opening = {
  operation: Pick<Operation, "id" | "method" | "path" | "summary"> & { accepts: readonly GrantKind[] };
  level: "read" | "write" | "admin";
  /** What is needed besides; empty when the permission alone opens it. */
  together: Permissions;
};

/** Permission → the served operations that it opens, alone or with others: consent pages and documentation read it. */
export function permissionTable(): ReadonlyMap<PermissionKey, readonly Opening[]> {
  const table = new Map<PermissionKey, Opening[]>();
  for (const { id, method, path, summary, accepts, requires } of operations) {
    for (const set of requires.anyOf) {
      for (const [key, level] of permissionEntries(set)) {
        const { [key]: _, ...together } = set;
        const openings = table.get(key) ?? [];
        openings.push({ operation: { id, method, path, summary, accepts }, level, together });
        table.set(key, openings);
      }
    }
  }
  return table;
}
