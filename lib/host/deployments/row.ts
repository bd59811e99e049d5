import type { Prisma } from "@/generated/prisma/client.ts";
import { simpleAccount } from "@/lib/accounts/represent.ts";
import { notFound } from "@/lib/api/errors.ts";
import { db, type Reader } from "@/lib/platform/db.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";
import { loadPerformedVia, type PerformedVia, performedViaOf } from "../performed-via.ts";

const withCreator = { creator: { select: simpleAccount } } as const;

export type DeploymentRow = Prisma.DeploymentGetPayload<{ include: typeof withCreator }> & {
  performedVia: PerformedVia;
};
export type DeploymentStatusRow = Prisma.DeploymentStatusGetPayload<{ include: typeof withCreator }> & {
  performedVia: PerformedVia;
};

/** A deployment of the repository. Throws 404. */
export async function requireDeployment(repositoryId: number, id: number, reader: Reader = db): Promise<DeploymentRow> {
  const row = await reader.deployment.findUnique({ where: { id, repositoryId }, include: withCreator });
  if (!row) throw notFound();
  return { ...row, performedVia: performedViaOf(row, await loadPerformedVia([row], reader)) };
}

export type DeploymentFilter = { sha?: string; ref?: string; task?: string; environment?: string };

/** A page of a repository's deployments, newest first, and how many there are. */
export async function listDeployments(
  repositoryId: number,
  { page, ...filter }: DeploymentFilter & { page: Page },
): Promise<{ total: number; deployments: DeploymentRow[] }> {
  const where = { repositoryId, ...filter };
  const [total, rows] = await Promise.all([
    db.deployment.count({ where }),
    db.deployment.findMany({ where, include: withCreator, orderBy: { id: "desc" }, ...rowsOf(page) }),
  ]);
  const via = await loadPerformedVia(rows);
  return { total, deployments: rows.map((row) => ({ ...row, performedVia: performedViaOf(row, via) })) };
}

/** A status of the deployment. Throws 404. */
export async function requireDeploymentStatus(
  deploymentId: number,
  id: number,
  reader: Reader = db,
): Promise<DeploymentStatusRow> {
  const row = await reader.deploymentStatus.findUnique({ where: { id, deploymentId }, include: withCreator });
  if (!row) throw notFound();
  return { ...row, performedVia: performedViaOf(row, await loadPerformedVia([row], reader)) };
}

/** A page of a deployment's statuses, newest first, and how many there are. */
export async function listDeploymentStatuses(
  deploymentId: number,
  page: Page,
): Promise<{ total: number; statuses: DeploymentStatusRow[] }> {
  const where = { deploymentId };
  const [total, rows] = await Promise.all([
    db.deploymentStatus.count({ where }),
    db.deploymentStatus.findMany({ where, include: withCreator, orderBy: { id: "desc" }, ...rowsOf(page) }),
  ]);
  const via = await loadPerformedVia(rows);
  return { total, statuses: rows.map((row) => ({ ...row, performedVia: performedViaOf(row, via) })) };
}

/** The state that a deployment was in last; null when nothing was said yet. */
export async function lastState(
  deploymentId: number,
  reader: Reader = db,
): Promise<DeploymentStatusRow["state"] | null> {
  const row = await reader.deploymentStatus.findFirst({
    where: { deploymentId },
    orderBy: { id: "desc" },
    select: { state: true },
  });
  return row?.state ?? null;
}
