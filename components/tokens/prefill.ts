import type { Query } from "@/components/integrations/form-values.ts";
import { findPermissionKey } from "@/lib/authorization/permission-catalogue.ts";
import { NEW_TOKEN, type TokenValues } from "./form-state.ts";

const DAY_MS = 24 * 3600_000;
const OFFERED = new Set(["7", "30", "60", "90", "366", "none"]);

/**
 * A new token's form filled from the address: `name`, `description`, `expires_in` in days or `none`, and a level for
 * each permission (wire facts §1.20). Permissions on repositories choose all of them, which can be changed.
 */
export function prefilledToken(
  query: Query,
  { now, longestDays }: { now: Date; longestDays: number | null },
): TokenValues {
  const one = (name: string): string => [query[name] ?? ""].flat()[0]?.replaceAll("\0", "") ?? "";
  const permissions = Object.fromEntries(
    Object.keys(query).flatMap((name) => {
      const key = findPermissionKey(name);
      return key === null ? [] : [[key, one(name)]];
    }),
  );
  return {
    ...NEW_TOKEN,
    name: one("name"),
    description: one("description"),
    ...expiryFrom(one("expires_in"), now, longestDays),
    permissions,
  };
}

function expiryFrom(wanted: string, now: Date, longestDays: number | null) {
  const days = /^\d{1,3}$/.test(wanted) ? Number(wanted) : null;
  if (OFFERED.has(wanted) && (days === null || longestDays === null || days <= longestDays))
    return { expires_in: wanted, expires_on: "" };
  if (days) {
    // The last whole day before the end that was asked for.
    const end = new Date(now.getTime() + days * DAY_MS);
    return { expires_in: "custom", expires_on: end.toISOString().slice(0, 10) };
  }
  const fallback = [30, 7].find((offered) => longestDays === null || offered <= longestDays);
  return { expires_in: fallback ? String(fallback) : "custom", expires_on: "" };
}
