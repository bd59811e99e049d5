import type { z } from "zod";
import { type IntegrationRow, integrationSchema, representIntegration } from "@/lib/integrations/represent.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { accountSql } from "./issues/association-sql.ts";
import { rowsOfStatement, type Statement } from "./statement.ts";

/** The key `performed_via_github_app`: the integration through which something was done, null for people themselves. */
export const performedViaSchema = integrationSchema.nullable();
export type PerformedVia = z.infer<typeof performedViaSchema>;

/** What was done through which integration: id → its public shape. Ids of integrations that are gone are missing. */
export type PerformedViaById = ReadonlyMap<number, NonNullable<PerformedVia>>;

const NOBODY: PerformedViaById = new Map();

const BY_IDS: Statement = {
  name: "integrations-by-ids",
  text: `
SELECT g.id, g.slug, g."clientId", g.name, g.description, g.url, g."createdAt", g."updatedAt", ${accountSql("owner")} AS owner,
  (SELECT json_agg(newest) FROM (SELECT v.permissions, v.events FROM "IntegrationVersion" v
    WHERE v."integrationId" = g.id ORDER BY v.number DESC LIMIT 1) newest) AS versions
FROM "Integration" g JOIN "Account" owner ON owner.id = g."ownerId" WHERE g.id = ANY($1::int[])`,
};

/** The integrations that these rows were made through, in one query, or in none when people made them all. */
export async function loadPerformedVia(
  rows: readonly { performedViaIntegrationId: number | null }[],
  tx?: Tx,
): Promise<PerformedViaById> {
  const ids = [...new Set(rows.flatMap(({ performedViaIntegrationId: id }) => (id === null ? [] : [id])))];
  if (ids.length === 0) return NOBODY;
  const found = await rowsOfStatement<IntegrationRow>(BY_IDS, [ids], tx);
  return new Map(found.map((row) => [row.id, representIntegration(row)]));
}

export function performedViaOf(
  { performedViaIntegrationId: id }: { performedViaIntegrationId: number | null },
  byId: PerformedViaById,
): PerformedVia {
  return (id === null ? undefined : byId.get(id)) ?? null;
}
