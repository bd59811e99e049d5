import { validationFailed } from "@/lib/api/errors.ts";
import type { Tx } from "@/lib/platform/db.ts";
import type { Acting } from "../acting.ts";
import { requireRepositoryRow } from "../repositories/row.ts";
import { recordLabelEvent } from "./events.ts";
import { insertLabel } from "./insert-label.ts";
import type { LabelRow } from "./represent.ts";

/**
 * The repository's labels of these names, each once. What is missing is created by those who may push; throws 422 for
 * anybody else.
 */
export async function ensureLabels(
  tx: Tx,
  { repositoryId, names, acting }: { repositoryId: number; names: readonly string[]; acting: Acting },
): Promise<LabelRow[]> {
  if (names.length === 0) return [];
  const found: LabelRow[] = await tx.label.findMany({ where: { repositoryId, name: { in: [...names] } } });
  const known = new Set(found.map(({ name }) => name.toLowerCase()));
  const missing = new Map(
    names.filter((name) => !known.has(name.toLowerCase())).map((name) => [name.toLowerCase(), name]),
  );
  if (missing.size === 0) return found;
  if (!acting.may("push"))
    throw validationFailed({
      resource: "Label",
      field: "name",
      code: "invalid",
      message: `the repository has no label ${[...missing.values()][0]}`,
    });
  const repository = await requireRepositoryRow(repositoryId, { tx });
  for (const name of missing.values()) {
    const label = await insertLabel(tx, { repositoryId, name });
    await recordLabelEvent(tx, { action: "created", label, repository, acting });
    found.push(label);
  }
  return found;
}
