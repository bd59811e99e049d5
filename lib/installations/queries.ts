import type { Prisma } from "@/generated/prisma/client.ts";
import { simpleAccount } from "@/lib/accounts/represent.ts";
import { db, type Reader } from "@/lib/platform/db.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";

/** Everything that an installation is represented with. */
export const installationWithParts = {
  account: { select: simpleAccount },
  suspendedBy: { select: simpleAccount },
  integration: { select: { id: true, botId: true, slug: true, clientId: true, name: true, singleFilePaths: true } },
} as const satisfies Prisma.InstallationInclude;
export type InstallationWithParts = Prisma.InstallationGetPayload<{ include: typeof installationWithParts }>;

/** One installation of an integration; null for any other integration's. */
export function findInstallation(
  integrationId: number,
  id: number,
  reader: Reader = db,
): Promise<InstallationWithParts | null> {
  return reader.installation.findUnique({ where: { id, integrationId }, include: installationWithParts });
}

/** The integration's installation on an account; null when there is none. */
export function findInstallationOn(integrationId: number, accountId: number): Promise<InstallationWithParts | null> {
  return db.installation.findUnique({
    where: { integrationId_accountId: { integrationId, accountId } },
    include: installationWithParts,
  });
}

export type InstallationFilter = {
  since?: Date;
  accountIds?: readonly number[];
  /** Those alone that have not accepted the newest version. */
  outdated?: boolean;
};

/** A page of an integration's installations, oldest first, and how many there are. */
export async function installationsOf(
  integrationId: number,
  page: Page,
  { since, accountIds, outdated }: InstallationFilter = {},
): Promise<{ total: number; installations: InstallationWithParts[] }> {
  const newest = outdated
    ? await db.integration.findUnique({ where: { id: integrationId }, select: { currentVersion: true } })
    : null;
  const where: Prisma.InstallationWhereInput = {
    integrationId,
    ...(since && { updatedAt: { gte: since } }),
    ...(accountIds && { accountId: { in: [...accountIds] } }),
    ...(newest && { acceptedVersion: { lt: newest.currentVersion } }),
  };
  const [total, installations] = await Promise.all([
    db.installation.count({ where }),
    db.installation.findMany({ where, include: installationWithParts, orderBy: { id: "asc" }, ...rowsOf(page) }),
  ]);
  return { total, installations };
}

type PersonThroughIntegration = { userId: number; integrationId: number };

/**
 * The integration's installations that a person has to do with: on their own account, on an organization they belong
 * to, or with a repository that they work on.
 */
function ofPerson({ userId, integrationId }: PersonThroughIntegration): Prisma.InstallationWhereInput {
  const worksOn: Prisma.RepositoryWhereInput = {
    OR: [{ collaborators: { some: { userId } } }, { teams: { some: { team: { members: { some: { userId } } } } } }],
  };
  return {
    integrationId,
    OR: [
      { accountId: userId },
      { account: { members: { some: { userId } } } },
      { repositorySelection: "all", account: { repositories: { some: worksOn } } },
      { repositorySelection: "selected", repositories: { some: { repository: worksOn } } },
    ],
  };
}

/** A page of the installations that a person has to do with, oldest first, and how many there are. */
export async function installationsForPerson(
  person: PersonThroughIntegration,
  page: Page,
): Promise<{ total: number; installations: InstallationWithParts[] }> {
  const where = ofPerson(person);
  const [total, installations] = await Promise.all([
    db.installation.count({ where }),
    db.installation.findMany({ where, include: installationWithParts, orderBy: { id: "asc" }, ...rowsOf(page) }),
  ]);
  return { total, installations };
}

/** One of the installations that a person has to do with; null for any other. */
export function findInstallationForPerson(
  person: PersonThroughIntegration,
  id: number,
): Promise<InstallationWithParts | null> {
  return db.installation.findFirst({ where: { ...ofPerson(person), id }, include: installationWithParts });
}

/** A page of what is installed on an account, oldest first, and how much there is. */
export async function installationsOn(
  accountId: number,
  page: Page,
): Promise<{ total: number; installations: InstallationWithParts[] }> {
  const where = { accountId };
  const [total, installations] = await Promise.all([
    db.installation.count({ where }),
    db.installation.findMany({ where, include: installationWithParts, orderBy: { id: "asc" }, ...rowsOf(page) }),
  ]);
  return { total, installations };
}

/** Which of these repositories, by id or short name, an installation reaches. */
export function repositoriesOfInstallation(
  installation: { id: number; accountId: number; repositorySelection: "all" | "selected" },
  { names, ids }: { names: readonly string[]; ids: readonly number[] },
): Promise<{ id: number; name: string }[]> {
  return db.repository.findMany({
    where: {
      ...reachOf(installation),
      OR: [{ id: { in: [...ids] } }, { name: { in: names.map((name) => name.slice(name.lastIndexOf("/") + 1)) } }],
    },
    select: { id: true, name: true },
    orderBy: { id: "asc" },
  });
}

/** The repositories an installation reaches, as a condition on Repository. */
export function reachOf({
  id,
  accountId,
  repositorySelection,
}: {
  id: number;
  accountId: number;
  repositorySelection: "all" | "selected";
}): Prisma.RepositoryWhereInput {
  return {
    ownerId: accountId,
    ...(repositorySelection === "selected" && { installations: { some: { installationId: id } } }),
  };
}
