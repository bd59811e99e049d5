import { type FieldError, isRefusal, type Refusal, validationFailed } from "@/lib/api/errors.ts";
import { violatedUniqueIndex } from "@/lib/platform/db.ts";

/** 422 about one field of a team. */
export const refuseTeam = (field: string, code: FieldError["code"], message: string): Refusal =>
  validationFailed({ resource: "Team", field, code, message });

/** Runs a write; a name whose address another team of the organization has becomes 422. */
export async function refusingTakenTeamName<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violatedUniqueIndex(error) === null) throw error;
    throw refuseTeam("name", "already_exists", "Another team of the organization has this name.");
  }
}

/**
 * The refusal of a form with one field: what has no field of its own is about that one. `words` stand where the wire
 * format says no more than that something is not there. Whatever is not a refusal is given back as it is.
 */
export function fieldError(error: unknown, field: string, words: string): unknown {
  if (error !== null && !isRefusal(error)) return error;
  if (error !== null && (error.errors.length > 0 || ![403, 404].includes(error.status)))
    return error.errors.length > 0 ? error : refuseTeam(field, "invalid", error.message);
  return refuseTeam(field, "invalid", error?.status === 403 ? error.message : words);
}
