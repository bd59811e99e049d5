import type { Tx } from "@/lib/platform/db.ts";

/** Makes these the issue's labels and no others. */
export async function replaceLabels(tx: Tx, issueId: number, labelIds: readonly number[]): Promise<void> {
  await tx.issueLabel.deleteMany({ where: { issueId, labelId: { notIn: [...labelIds] } } });
  await tx.issueLabel.createMany({ data: labelIds.map((labelId) => ({ issueId, labelId })), skipDuplicates: true });
}

/** Makes these the people assigned to the issue and nobody else. */
export async function replaceAssignees(tx: Tx, issueId: number, userIds: readonly number[]): Promise<void> {
  await tx.issueAssignee.deleteMany({ where: { issueId, userId: { notIn: [...userIds] } } });
  await tx.issueAssignee.createMany({ data: userIds.map((userId) => ({ issueId, userId })), skipDuplicates: true });
}
