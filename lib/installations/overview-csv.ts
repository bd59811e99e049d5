import { stringify } from "csv-stringify/sync";
import { permissionEntries } from "@/lib/authorization/permissions.ts";
import { permissionsOf } from "@/lib/integrations/stored-permissions.ts";
import { db } from "@/lib/platform/db.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { installedOn, type ListedInstallation, type OverviewFilter } from "./overview.ts";

/** More than any account has; one file holds everything that fits the filter. */
const ROWS_MAX = 10_000;

/**
 * What is installed on an account as CSV (RFC 4180, UTF-8 with a byte order mark so that spreadsheets read it as such).
 * A value that a spreadsheet would take for a formula has an apostrophe before it: names are chosen by strangers.
 */
export async function overviewCsv(accountId: number, filter: OverviewFilter): Promise<string> {
  const { installations } = await installedOn(accountId, { page: 1, perPage: ROWS_MAX }, filter);
  const names = await selectedNames(installations.map(({ id }) => id));
  return stringify(
    installations.map((installation) => rowOf(installation, names.get(installation.id) ?? [])),
    { header: true, bom: true, escape_formulas: true, record_delimiter: "windows" },
  );
}

function rowOf(installation: ListedInstallation, names: readonly string[]): Record<string, string | number> {
  const { integration, installer, lastUsedAt, suspendedAt, repositorySelection, acceptedVersion } = installation;
  const newest = integration.versions[0]?.number ?? acceptedVersion;
  return {
    installation_id: installation.id,
    integration: integration.name,
    slug: integration.slug,
    made_by: integration.owner.login,
    installed_at: timestamp(installation.createdAt),
    installed_by: installer?.login ?? "",
    last_used_at: lastUsedAt ? timestamp(lastUsedAt) : "",
    suspended_at: suspendedAt ? timestamp(suspendedAt) : "",
    repository_selection: repositorySelection,
    repository_count: installation.repositoryCount,
    repositories: names.join(" "),
    permissions: permissionEntries(permissionsOf(installation.permissions))
      .map(([key, level]) => `${key}:${level}`)
      .join(" "),
    events: installation.events.join(" "),
    accepted_version: acceptedVersion,
    newest_version: newest,
    asks_for_more: acceptedVersion < newest ? "yes" : "no",
  };
}

/** The names of selected repositories, by installation. */
async function selectedNames(installationIds: readonly number[]): Promise<ReadonlyMap<number, string[]>> {
  const rows = await db.installationRepository.findMany({
    where: { installationId: { in: [...installationIds] } },
    select: { installationId: true, repository: { select: { name: true } } },
    orderBy: { repository: { name: "asc" } },
  });
  const names = new Map<number, string[]>();
  for (const { installationId, repository } of rows)
    names.set(installationId, [...(names.get(installationId) ?? []), repository.name]);
  return names;
}
