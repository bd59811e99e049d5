import pg from "pg";
import { forbidden, notFound, undecodedJwt, unprocessable } from "@/lib/api/errors.ts";
import type { IntegrationGrant } from "@/lib/authorization/grant.ts";
import { type Permissions, permissionEntries } from "@/lib/authorization/permissions.ts";
import { repositoriesOfInstallation } from "@/lib/installations/queries.ts";
import { clock } from "@/lib/platform/clock.ts";
import { pool } from "@/lib/platform/db.ts";
import { generateLongInstallationToken, generateToken, hashToken, lastEight, PREFIX } from "./formats.ts";
import { INSTALLATION_TOKEN_LIFE_MS, narrowPermissions } from "./rules.ts";
import type { NarrowTokenInput } from "./schemas.ts";

const INSTALLATION = {
  name: "installation-for-token",
  text: `SELECT i.id, i."accountId", i.permissions, i."repositorySelection", i."suspendedAt" IS NOT NULL AS suspended, n."singleFilePaths"
    FROM "Installation" i JOIN "Integration" n ON n.id = i."integrationId" WHERE i.id = $1 AND i."integrationId" = $2`,
};
const INSERT = {
  name: "insert-installation-token",
  text: `INSERT INTO "AccessToken" (kind, hash, "lastEight", "installationId", "integrationKeyId", permissions, "repositorySelection", "repositoryIds", scopes, "createdAt", "expiresAt")
    VALUES ('INSTALLATION', $1, $2, $3, $4, $5, $6, $7, '{}', $8, $9)`,
};

const FOREIGN_KEY_VIOLATION = "23503";

type InstallationRow = {
  id: number;
  accountId: number;
  permissions: Permissions;
  repositorySelection: "all" | "selected";
  suspended: boolean;
  singleFilePaths: string[];
};

export type IssuedInstallationToken = {
  /** The value, which only the caller ever sees. */
  token: string;
  expiresAt: Date;
  permissions: Permissions;
  repositorySelection: "all" | "selected";
  /** Set only when the token was narrowed to repositories. */
  repositoryIds: number[] | null;
  singleFilePaths: string[];
};

/**
 * A token for one installation of the integration, valid for an hour, or until the key goes that asked for it. Throws 404 for an installation of another
 * integration, 403 for a suspended one and 422 for more than is granted, in the wire format's words.
 */
export async function issueInstallationToken({
  grant: { integrationId, keyId },
  installationId,
  input,
  long = false,
}: {
  grant: IntegrationGrant;
  installationId: number;
  input: NarrowTokenInput;
  /** In the form of some 520 characters. */
  long?: boolean;
}): Promise<IssuedInstallationToken> {
  const { rows } = await pool.query<InstallationRow>({ ...INSTALLATION, values: [installationId, integrationId] });
  const installation = rows[0];
  if (!installation) throw notFound();
  if (installation.suspended) throw forbidden("This installation has been suspended");
  const permissions = narrowPermissions(installation.permissions, input.permissions);
  const repositoryIds = await narrowRepositories(installation, input);
  const token = long ? generateLongInstallationToken(integrationId) : generateToken(PREFIX.INSTALLATION);
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + INSTALLATION_TOKEN_LIFE_MS);
  await insert([
    hashToken(token),
    lastEight(token),
    installation.id,
    keyId,
    permissions === installation.permissions ? null : JSON.stringify(permissions),
    repositoryIds && "selected",
    repositoryIds ?? [],
    now,
    expiresAt,
  ]);
  return {
    token,
    expiresAt,
    permissions,
    repositorySelection: repositoryIds ? "selected" : installation.repositorySelection,
    repositoryIds,
    singleFilePaths: permissionEntries(permissions).some(([key]) => key === "single_file")
      ? installation.singleFilePaths
      : [],
  };
}

/** Refuses as a moment later: 404 when the installation went while its token was made, 401 when the key did. */
async function insert(values: readonly unknown[]): Promise<void> {
  try {
    await pool.query({ ...INSERT, values: [...values] });
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && error.code === FOREIGN_KEY_VIOLATION)) throw error;
    throw error.constraint === "AccessToken_integrationKeyId_fkey" ? undecodedJwt() : notFound();
  }
}

/** The ids that the token is narrowed to; null when none were named. Throws 422 when one is out of reach. */
async function narrowRepositories(
  installation: InstallationRow,
  { repositories: names = [], repository_ids: ids = [] }: NarrowTokenInput,
): Promise<number[] | null> {
  if (names.length === 0 && ids.length === 0) return null;
  const found = await repositoriesOfInstallation(installation, { names, ids });
  const reached = new Set(found.flatMap(({ id, name }) => [id, name.toLowerCase()]));
  // A name may come as owner/name; clients send either.
  const short = (name: string) => name.slice(name.lastIndexOf("/") + 1).toLowerCase();
  if (!ids.every((id) => reached.has(id)) || !names.every((name) => reached.has(short(name))))
    throw unprocessable(
      "There is at least one repository that does not exist or is not accessible to the parent installation.",
    );
  return found.map(({ id }) => id);
}
