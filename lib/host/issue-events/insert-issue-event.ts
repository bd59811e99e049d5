import type { Prisma } from "@/generated/prisma/client.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import type { Acting } from "../acting.ts";

/** Something that happened to an issue or pull request, for its history. */
export type NewIssueEvent = {
  issueId: number;
  /** The wire name: labeled, assigned, closed, renamed, … */
  name: string;
  assigneeId?: number | undefined;
  /** What else it says, under its wire names. */
  details?: Prisma.InputJsonObject | undefined;
};

/** The row alone. */
export async function insertIssueEvent(tx: Tx, event: NewIssueEvent, acting: Acting): Promise<void> {
  const { issueId, name, assigneeId = null, details = {} } = event;
  await tx.issueEvent.create({
    data: {
      issueId,
      name,
      assigneeId,
      details,
      actorId: acting.account.id,
      performedViaIntegrationId: acting.viaIntegrationId ?? null,
      createdAt: clock.now(),
    },
  });
}
