import { Refusal } from "@/lib/api/errors.ts";
import { violatedUniqueIndex } from "@/lib/platform/db.ts";

/** Runs a write; a name that the account has already becomes the wire format's 422. */
export async function refusingTakenName<T>(message: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violatedUniqueIndex(error) === null) throw error;
    throw new Refusal(422, message, {
      errors: [
        { resource: "Repository", code: "custom", field: "name", message: "name already exists on this account" },
      ],
    });
  }
}
