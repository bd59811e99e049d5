import { notFound } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing } from "../acting.ts";
import { lockTakenFrom, recordTakenAway, TAKING_AWAY } from "../issues/taken-away.ts";
import { requireRepositoryRow } from "../repositories/row.ts";
import { recordLabelEvent } from "./events.ts";
import { requireLabel } from "./queries.ts";

/** Deletes a label and takes it off every issue, each of which is told of after the label itself. Throws 404, 403 on an archived repository. */
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
    const { id } = await requireLabel(repository.id, name, tx);
    // Nobody gives it to one more issue until it is gone.
    await tx.$queryRaw`SELECT id FROM "Label" WHERE id = ${id}::int FOR UPDATE`;
    const label = await requireLabel(repository.id, name, tx);
    const issueIds = await lockTakenFrom(tx, { labelId: label.id });
    const { count } = await tx.label.deleteMany({ where: { id: label.id } });
    if (count === 0) throw notFound();
    const row = await requireRepositoryRow(repository.id, { tx });
    await recordLabelEvent(tx, { action: "deleted", label, repository: row, acting });
    await recordTakenAway(tx, issueIds, { repository: row, acting, facts: { deletedLabel: label } });
  }, TAKING_AWAY);
}
