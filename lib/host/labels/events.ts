import type { Tx } from "@/lib/platform/db.ts";
import type { Acting } from "../acting.ts";
import { recordRepositoryEvent } from "../repositories/events.ts";
import type { RepositoryRow } from "../repositories/row.ts";
import { type LabelRow, representLabel } from "./represent.ts";

type LabelChanges = { name?: { from: string }; color?: { from: string }; description?: { from: string } };

export async function recordLabelEvent(
  tx: Tx,
  {
    action,
    label,
    changes,
    repository,
    acting,
  }: {
    action: "created" | "edited" | "deleted";
    label: LabelRow;
    changes?: LabelChanges;
    repository: RepositoryRow;
    acting: Acting;
  },
): Promise<void> {
  const payload = { label: representLabel(label, repository), ...(changes && { changes }) };
  await recordRepositoryEvent(tx, { name: "label", action, payload, repository, acting });
}
