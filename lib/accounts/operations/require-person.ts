import { requiresAuthentication } from "@/lib/api/errors.ts";
import { type Grant, type GrantKind, personOf } from "@/lib/authorization/grant.ts";

/** Whatever stands for a person: an installation acts as no one, so that these are closed to it. */
export const PEOPLE = [
  "user-via-integration",
  "personal-token",
  "fine-grained-token",
  "session",
] as const satisfies readonly GrantKind[];

/** The person behind a grant of one of those kinds. */
export function requirePerson(grant: Grant): number {
  const userId = personOf(grant);
  if (userId === null) throw requiresAuthentication();
  return userId;
}
