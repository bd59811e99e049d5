import { validationFailed } from "@/lib/api/errors.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { findMilestone } from "../milestones/row.ts";

/** The id of the milestone with this number; null for none. Throws 422 for a number that the repository has not given. */
export async function milestoneIdOf(
  tx: Tx,
  repositoryId: number,
  number: number | null | undefined,
): Promise<number | null> {
  if (number === null || number === undefined) return null;
  const milestone = await findMilestone(repositoryId, number, tx);
  if (!milestone)
    throw validationFailed({
      resource: "Issue",
      field: "milestone",
      code: "invalid",
      message: `the repository has no milestone ${number}`,
    });
  return milestone.id;
}
