import { validationFailed } from "@/lib/api/errors.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import type { Acting } from "../acting.ts";
import { requireRepositoryRow } from "../repositories/row.ts";
import { recordLabelEvent } from "./events.ts";
import type { LabelRow } from "./represent.ts";
import { DEFAULT_COLOR } from "./rules.ts";

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
  // In one order: two who create the same ones wait for each other in turn, and not in a circle.
  const inOrder = [...missing].sort(([one], [other]) => (one < other ? -1 : 1));
  const data = inOrder.map(([, name]) => ({
    repositoryId,
    name,
    color: DEFAULT_COLOR,
    createdAt: clock.now(),
  }));
  // Somebody else may create the same one at this moment: then it is theirs that is taken.
  const created = await tx.label.createManyAndReturn({ data, skipDuplicates: true });
  for (const label of created) await recordLabelEvent(tx, { action: "created", label, repository, acting });
  return tx.label.findMany({ where: { repositoryId, name: { in: [...names] } } });
}
