import { findInvitable } from "@/lib/accounts/queries.ts";
import type { SimpleAccount } from "@/lib/accounts/represent.ts";
import { validationFailed } from "@/lib/api/errors.ts";

/** The person whom a form names by login or address. Throws 422 that says what to type instead. */
export async function findInvitee(text: string): Promise<SimpleAccount> {
  const named = text.trim();
  const found = named === "" ? null : await findInvitable(named);
  if (found) return found;
  throw validationFailed({
    resource: "Repository",
    field: "username",
    code: named === "" ? "missing_field" : "invalid",
    message:
      named === ""
        ? "Give a login or an e-mail address."
        : "Nobody with this login or verified address has an account here.",
  });
}
