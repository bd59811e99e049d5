import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing } from "../acting.ts";
import { requireRepositoryRow } from "../repositories/row.ts";
import { recordLabelEvent } from "./events.ts";
import { insertLabel } from "./insert-label.ts";
import type { LabelRow } from "./represent.ts";
import type { CreateLabelInput } from "./schemas.ts";
import { refusingTakenName } from "./taken-name.ts";

/** Throws 422 for a name that the repository has, in any case; 403 on an archived repository. */
export async function createLabel({
  actor,
  repository,
  input,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived">;
  input: CreateLabelInput;
}): Promise<LabelRow> {
  refuseArchived(repository);
  const acting = await requireActing(actor, repository.role);
  return refusingTakenName(() =>
    transaction(async (tx) => {
      const label = await insertLabel(tx, { repositoryId: repository.id, ...input });
      const row = await requireRepositoryRow(repository.id, { tx });
      await recordLabelEvent(tx, { action: "created", label, repository: row, acting });
      return label;
    }),
  );
}
