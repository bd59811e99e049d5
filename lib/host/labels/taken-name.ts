import { validationFailed } from "@/lib/api/errors.ts";
import { violatedUniqueIndex } from "@/lib/platform/db.ts";

/** Runs a write; a label's name that is taken becomes 422 `already_exists`. */
export async function refusingTakenName<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violatedUniqueIndex(error) === null) throw error;
    throw validationFailed({
      resource: "Label",
      field: "name",
      code: "already_exists",
      message: "the repository has a label of this name",
    });
  }
}
