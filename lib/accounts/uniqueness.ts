import { type Refusal, validationFailed } from "@/lib/api/errors.ts";
import { violatedUniqueIndex } from "@/lib/platform/db.ts";

const loginTaken = (resource: string): Refusal =>
  validationFailed({ resource, field: "login", code: "already_exists", message: "This login is taken." });

const emailTaken = (): Refusal =>
  validationFailed({
    resource: "User",
    field: "email",
    code: "already_exists",
    message: "This address belongs to an account already. Sign in to that account, or use another address.",
  });

/** What a failed write of an account comes down to: a refusal when its login or address is taken, else the error. */
export function refuseTaken(error: unknown, resource: string): unknown {
  const index = violatedUniqueIndex(error);
  if (index?.includes("login")) return loginTaken(resource);
  if (index?.includes("address")) return emailTaken();
  return error;
}
