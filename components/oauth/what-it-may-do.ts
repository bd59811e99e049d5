import { permissionEntries } from "@/lib/authorization/permissions.ts";
import type { GivenAuthorization } from "@/lib/oauth/authorizations.ts";

/** One line on what a client may do as a person. */
export function summaryOf(given: GivenAuthorization): string {
  if (given.kind === "application") {
    const { scopes } = given;
    return scopes.length === 0 ? "Knows your public profile" : `May use your access for ${scopes.join(", ")}`;
  }
  const count = permissionEntries(given.permissions).length;
  if (count === 0) return "Knows your public profile";
  const permissions = count === 1 ? "1 permission" : `${count} permissions`;
  return `Acts as you with ${permissions}, where it is installed and you have access`;
}
