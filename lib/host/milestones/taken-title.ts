import { validationFailed } from "@/lib/api/errors.ts";
import { violatedUniqueIndex } from "@/lib/platform/db.ts";

/** Runs a write; a milestone's title that is taken becomes 422 `already_exists`. */
export async function refusingTakenTitle<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violatedUniqueIndex(error) === null) throw error;
    throw validationFailed({
      resource: "Milestone",
      field: "title",
      code: "already_exists",
      message: "the repository has a milestone of this title",
    });
  }
}
