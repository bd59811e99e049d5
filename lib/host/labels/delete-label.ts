import { notFound } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing } from "../acting.ts";
import { recordTakenAway } from "../issues/events.ts";
import { requireRepositoryRow } from "../repositories/row.ts";
import { recordLabelEvent } from "./events.ts";
import { requireLabel } from "./queries.ts";

/** A label may have been given to very many issues, each of which is told of. */
const LIMIT_MS = 300_000;

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
  await transaction(
    async (tx) => {
      const { id } = await requireLabel(repository.id, name, tx);
      // Nobody gives it to one more issue until it is gone.
      await tx.$queryRaw`SELECT id FROM "Label" WHERE id = ${id}::int FOR UPDATE`;
      const label = await requireLabel(repository.id, name, tx);
      const carriers = await tx.issueLabel.findMany({
        where: { labelId: label.id },
        select: { issueId: true },
        orderBy: { issueId: "asc" },
      });
      const { count } = await tx.label.deleteMany({ where: { id: label.id } });
      if (count === 0) throw notFound();
      const row = await requireRepositoryRow(repository.id, { tx });
      await recordLabelEvent(tx, { action: "deleted", label, repository: row, acting });
      const issueIds = carriers.map(({ issueId }) => issueId);
      await recordTakenAway(tx, issueIds, { repository: row, acting, facts: { deletedLabel: label } });
    },
    { limitMs: LIMIT_MS },
  );
}
