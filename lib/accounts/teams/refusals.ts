import { type FieldError, type Refusal, validationFailed } from "@/lib/api/errors.ts";
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
