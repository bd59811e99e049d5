import type { Tx } from "@/lib/platform/db.ts";

/**
 * Takes review comments along to a new head: those on files that changed since are outdated and stay with the commit
 * that they were written for, the others are on the same lines of the new one.
 */
export async function outdateComments(
  tx: Tx,
  { pullId, headSha, changedPaths }: { pullId: number; headSha: string; changedPaths: readonly string[] },
): Promise<void> {
  const path = { in: [...changedPaths] };
  await tx.pullReviewComment.updateMany({
    where: { pullId, path, subjectType: "line" },
    data: { line: null, startLine: null, position: null },
  });
  await tx.pullReviewComment.updateMany({
    where: { pullId, NOT: { path }, OR: [{ position: { not: null } }, { subjectType: "file" }] },
    data: { commitSha: headSha },
  });
}
