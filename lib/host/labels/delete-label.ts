import { notFound } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing } from "../acting.ts";
import { requireRepositoryRow } from "../repositories/row.ts";
import { recordLabelEvent } from "./events.ts";
import { requireLabel } from "./queries.ts";

/** Deletes a label and takes it off every issue. Throws 404, 403 on an archived repository. */
export async function deleteLabel({
  actor,
  repository,
  name,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived">;
  name: string;
}): Promise<void> {
  refuseArchived(repository);
  const acting = await requireActing(actor, repository.role);
  await transaction(async (tx) => {
    const label = await requireLabel(repository.id, name, tx);
    const { count } = await tx.label.deleteMany({ where: { id: label.id } });
    if (count === 0) throw notFound();
    const row = await requireRepositoryRow(repository.id, { tx });
    await recordLabelEvent(tx, { action: "deleted", label, repository: row, acting });
  });
}
