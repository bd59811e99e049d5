import type { Prisma } from "@/generated/prisma/client.ts";
import { simpleAccount } from "@/lib/accounts/represent.ts";
import type { Permissions } from "@/lib/authorization/permissions.ts";
import { roleSql } from "@/lib/host/repositories/role-sql.ts";
import { permissionsOf } from "@/lib/integrations/stored-permissions.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, pool } from "@/lib/platform/db.ts";
import { installationWithParts, reachOf } from "./queries.ts";
import { asksForRepositories } from "./rules.ts";

/** What the account's pages show of an installation. */
export const installationOnPage = {
  ...installationWithParts,
  installer: { select: simpleAccount },
  integration: {
    select: {
      ...installationWithParts.integration.select,
      logoVersion: true,
      description: true,
      url: true,
      public: true,
      setupUrl: true,
      setupOnUpdate: true,
      requestOauthOnInstall: true,
      installReceipts: true,
      createdAt: true,
      owner: { select: simpleAccount },
      versions: {
        select: { number: true, permissions: true, events: true, note: true, reasons: true },
        orderBy: { number: "desc" },
        take: 1,
      },
    },
  },
} as const satisfies Prisma.InstallationInclude;
export type InstallationOnPage = Prisma.InstallationGetPayload<{ include: typeof installationOnPage }>;

/** An installation on an account with everything that its page shows; null for one on any other account. */
export function findConfiguration(accountId: number, id: number): Promise<InstallationOnPage | null> {
  return db.installation.findUnique({ where: { id, accountId }, include: installationOnPage });
}

/** What a version of the integration asked for; null when there is no such version. */
export async function permissionsOfVersion(integrationId: number, number: number): Promise<Permissions | null> {
  const version = await db.integrationVersion.findUnique({
    where: { integrationId_number: { integrationId, number } },
    select: { permissions: true },
  });
  return version && permissionsOf(version.permissions);
}

/** The account that an installation is on; null when there is no such installation. */
export function findInstallationAccount(id: number) {
  return db.installation.findUnique({ where: { id }, select: { id: true, account: { select: simpleAccount } } });
}

/** A repository that can be chosen. */
export type RepositoryChoice = {
  id: number;
  name: string;
  private: boolean;
  /** Whether the person administers it; said where that makes a difference. */
  administered?: boolean;
};

const CHOICES = {
  name: "repository-choices",
  text: `SELECT id, name::text AS name, private FROM "Repository" WHERE "ownerId" = $1 ORDER BY name, id`,
};

/** Every repository of an account by name. All of them at once: a person may choose among thousands. */
export async function repositoryChoices(accountId: number): Promise<RepositoryChoice[]> {
  const { rows } = await pool.query<RepositoryChoice>({ ...CHOICES, values: [accountId] });
  return rows;
}

const CHOICES_SEEN = {
  name: "repository-choices-seen",
  text: `SELECT r.id, r.name::text AS name, r.private, COALESCE(${roleSql("$2")} = 'admin', false) AS administered
    FROM "Repository" r WHERE r."ownerId" = $1 AND (NOT r.private OR ${roleSql("$2")} IS NOT NULL) ORDER BY r.name, r.id`,
};

/** The repositories of an account that a person sees, by name, with whether they administer each. */
export async function repositoryChoicesSeenBy(viewerId: number, accountId: number): Promise<RepositoryChoice[]> {
  const { rows } = await pool.query<RepositoryChoice>({ ...CHOICES_SEEN, values: [accountId, viewerId] });
  return rows;
}

/** The ids that are selected; empty for an installation on all repositories. */
export async function selectedRepositoryIds(installationId: number): Promise<number[]> {
  const rows = await db.installationRepository.findMany({
    where: { installationId },
    select: { repositoryId: true },
    orderBy: { repositoryId: "asc" },
  });
  return rows.map(({ repositoryId }) => repositoryId);
}

/** What uninstalling takes away, counted. */
export type WhatEnds = {
  /** That it reaches now; none when it has no permission on repositories. */
  repositories: number;
  /** Tokens that would still be accepted. */
  liveTokens: number;
};

export async function whatUninstallingEnds(installation: InstallationOnPage): Promise<WhatEnds> {
  const reaches = asksForRepositories(permissionsOf(installation.permissions));
  const [repositories, liveTokens] = await Promise.all([
    reaches ? db.repository.count({ where: reachOf(installation) }) : 0,
    db.accessToken.count({ where: { installationId: installation.id, expiresAt: { gt: clock.now() } } }),
  ]);
  return { repositories, liveTokens };
}
