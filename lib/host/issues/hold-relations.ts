import type { Tx } from "@/lib/platform/db.ts";

/**
 * Keeps these labels and this milestone of a repository from being deleted until the transaction ends, those of them that
 * there are. For before an issue is locked that is given them: whoever deletes a label or a milestone holds it first, then
 * its issues (`lockTakenFrom`), so that everybody takes labels, milestones and issues in this order and nobody waits in a circle.
 */
export async function holdRelations(
  tx: Tx,
  {
    repositoryId,
    labels = [],
    milestone = null,
  }: { repositoryId: number; labels?: readonly string[] | undefined; milestone?: number | null | undefined },
): Promise<void> {
  if (labels.length > 0)
    await tx.$queryRawUnsafe(
      `SELECT id FROM "Label" WHERE "repositoryId" = $1::int AND name = ANY($2::citext[]) ORDER BY id FOR KEY SHARE`,
      repositoryId,
      [...labels],
    );
  if (milestone !== null && milestone !== undefined)
    await tx.$queryRaw`SELECT id FROM "Milestone"
      WHERE "repositoryId" = ${repositoryId}::int AND number = ${milestone}::int FOR KEY SHARE`;
}
