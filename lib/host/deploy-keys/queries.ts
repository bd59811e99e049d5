import { notFound } from "@/lib/api/errors.ts";
import { db } from "@/lib/platform/db.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";
import { type DeployKeyRow, deployKeyColumns } from "./represent.ts";

/** A page of a repository's deploy keys, oldest first, and how many there are. */
export async function listDeployKeys(
  repositoryId: number,
  page: Page,
): Promise<{ total: number; keys: DeployKeyRow[] }> {
  const where = { repositoryId };
  const [total, keys] = await Promise.all([
    db.deployKey.count({ where }),
    db.deployKey.findMany({ where, select: deployKeyColumns, orderBy: { id: "asc" }, ...rowsOf(page) }),
  ]);
  return { total, keys };
}

/** One deploy key of a repository. Throws 404. */
export async function requireDeployKey(repositoryId: number, id: number): Promise<DeployKeyRow> {
  const key = await db.deployKey.findFirst({ where: { id, repositoryId }, select: deployKeyColumns });
  if (!key) throw notFound();
  return key;
}
