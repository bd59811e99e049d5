import { notFound } from "@/lib/api/errors.ts";
import { db, type Reader } from "@/lib/platform/db.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";
import type { LabelRow } from "./represent.ts";

const labelColumns = { id: true, name: true, color: true, description: true } as const;

/** A page of a repository's labels by name, and how many there are. */
export async function listLabels(repositoryId: number, page: Page): Promise<{ total: number; labels: LabelRow[] }> {
  const where = { repositoryId };
  const [total, labels] = await Promise.all([
    db.label.count({ where }),
    db.label.findMany({ where, select: labelColumns, orderBy: { name: "asc" }, ...rowsOf(page) }),
  ]);
  return { total, labels };
}

/** A repository's label by its name in any case. Throws 404. */
export async function requireLabel(repositoryId: number, name: string, reader: Reader = db): Promise<LabelRow> {
  const label = await reader.label.findUnique({
    where: { repositoryId_name: { repositoryId, name } },
    select: labelColumns,
  });
  if (!label) throw notFound();
  return label;
}

/** The same by its id, for pages. Throws 404. */
export async function requireLabelById(repositoryId: number, id: number): Promise<LabelRow> {
  const label = await db.label.findFirst({ where: { id, repositoryId }, select: labelColumns });
  if (!label) throw notFound();
  return label;
}

/** How many issues and pull requests have a label. */
export const countCarriers = (labelId: number): Promise<number> => db.issueLabel.count({ where: { labelId } });
