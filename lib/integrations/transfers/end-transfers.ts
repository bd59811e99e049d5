import { settleNotices } from "@/lib/accounts/notices.ts";
import type { Tx } from "@/lib/platform/db.ts";

/** What notices about an offered integration are filed under. */
export const transferSubject = (id: number): string => `integration_transfer:${id}`;
/** What the notice of a declined offer is filed under: one for each integration, until it is offered again. */
export const answerSubject = (integrationId: number): string => `integration_transfer_answer:${integrationId}`;

/** Ends the offer of an integration, or what was offered to or by a person, with the notices of it. */
export async function endIntegrationTransfers(
  tx: Tx,
  which: { integrationId: number } | { receiverOrSenderId: number },
): Promise<void> {
  const ended =
    "integrationId" in which
      ? await tx.$queryRaw<{ id: number }[]>`
          DELETE FROM "IntegrationTransfer" WHERE "integrationId" = ${which.integrationId}::int RETURNING id`
      : await tx.$queryRaw<{ id: number }[]>`
          DELETE FROM "IntegrationTransfer"
          WHERE ${which.receiverOrSenderId}::int IN ("receiverId", "senderId") RETURNING id`;
  await settleNotices(tx, [
    ...ended.map(({ id }) => transferSubject(id)),
    ...("integrationId" in which ? [answerSubject(which.integrationId)] : []),
  ]);
}
