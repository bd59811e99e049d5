import { permissionsOfScope } from "@/lib/authorization/permission-catalogue.ts";
import type { Visibility, VisibilityClause } from "@/lib/authorization/visibility.ts";
import type { Values } from "../values.ts";
import { reachableSql } from "./role-sql.ts";

const REPOSITORY_PERMISSIONS = permissionsOfScope("repository").map(({ key }) => key);

/** SQL that is true for the repositories `r` that a grant sees: the conditions of `canSee`, for many rows at once. */
export function visibilitySql({ anyOf }: Visibility, values: Values): string {
  return anyOf.length === 0 ? "FALSE" : `(${anyOf.map((clause) => clauseSql(clause, values)).join(" OR ")})`;
}

function clauseSql(clause: VisibilityClause, values: Values): string {
  const conditions = [
    clause.private === false ? "NOT r.private" : null,
    clause.ownerId === undefined ? null : `r."ownerId" = ${values.add(clause.ownerId)}`,
    clause.notOwnerIds === undefined ? null : `r."ownerId" <> ALL(${values.add(clause.notOwnerIds)}::int[])`,
    clause.ids === undefined ? null : `r.id = ANY(${values.add(clause.ids)}::int[])`,
    clause.reachableBy === undefined ? null : reachableSql(values.add(clause.reachableBy)),
    clause.installed === undefined ? null : installedSql(clause.installed, values),
  ].filter((condition) => condition !== null);
  return conditions.length === 0 ? "TRUE" : `(${conditions.join(" AND ")})`;
}

function installedSql(
  { integrationId, active, permissions = REPOSITORY_PERMISSIONS }: NonNullable<VisibilityClause["installed"]>,
  values: Values,
): string {
  const isActive = active
    ? `AND n."suspendedAt" IS NULL AND n.permissions::jsonb ?| ${values.add(permissions)}::text[]`
    : "";
  return `EXISTS (SELECT FROM "Installation" n
    WHERE n."integrationId" = ${values.add(integrationId)} AND n."accountId" = r."ownerId" ${isActive}
      AND (n."repositorySelection" = 'all' OR EXISTS (SELECT FROM "InstallationRepository" s
        WHERE s."installationId" = n.id AND s."repositoryId" = r.id)))`;
}
