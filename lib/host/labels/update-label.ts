import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing } from "../acting.ts";
import { requireRepositoryRow } from "../repositories/row.ts";
import { recordLabelEvent } from "./events.ts";
import { requireLabel } from "./queries.ts";
import type { LabelRow } from "./represent.ts";
import type { UpdateLabelInput } from "./schemas.ts";
import { refusingTakenName } from "./taken-name.ts";

/** Throws 404, 422 for a name that another label has, 403 on an archived repository. */
export async function updateLabel({
  actor,
  repository,
  name,
  input,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived">;
  name: string;
  input: UpdateLabelInput;
}): Promise<LabelRow> {
  refuseArchived(repository);
  const acting = await requireActing(actor, repository.role);
  return refusingTakenName(() =>
    transaction(async (tx) => {
      const before = await requireLabel(repository.id, name, tx);
      const wanted = {
        name: input.new_name ?? input.name ?? before.name,
        color: input.color ?? before.color,
        description: input.description === undefined ? before.description : input.description,
      };
      const label = await tx.label.update({ where: { id: before.id }, data: wanted });
      const changes = {
        ...(before.name !== label.name && { name: { from: before.name } }),
        ...(before.color !== label.color && { color: { from: before.color } }),
        ...(before.description !== label.description && { description: { from: before.description ?? "" } }),
      };
      if (Object.keys(changes).length > 0) {
        const row = await requireRepositoryRow(repository.id, { tx });
        await recordLabelEvent(tx, { action: "edited", label, changes, repository: row, acting });
      }
      return label;
    }),
  );
}
