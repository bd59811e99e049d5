import type { z } from "zod";
import { integrationColumns, integrationSchema, representIntegration } from "@/lib/integrations/represent.ts";
import { db, type Reader } from "@/lib/platform/db.ts";

/** The key `performed_via_github_app`: the integration through which something was done, null for people themselves. */
export const performedViaSchema = integrationSchema.nullable();
export type PerformedVia = z.infer<typeof performedViaSchema>;

/** What was done through which integration: id → its public shape. Ids of integrations that are gone are missing. */
export type PerformedViaById = ReadonlyMap<number, NonNullable<PerformedVia>>;

const NOBODY: PerformedViaById = new Map();

/** The integrations that these rows were made through, in one query, or in none when people made them all. */
export async function loadPerformedVia(
  rows: readonly { performedViaIntegrationId: number | null }[],
  reader: Reader = db,
): Promise<PerformedViaById> {
  const ids = [...new Set(rows.flatMap(({ performedViaIntegrationId: id }) => (id === null ? [] : [id])))];
  if (ids.length === 0) return NOBODY;
  const found = await reader.integration.findMany({ where: { id: { in: ids } }, select: integrationColumns });
  return new Map(found.map((row) => [row.id, representIntegration(row)]));
}

export function performedViaOf(
  { performedViaIntegrationId: id }: { performedViaIntegrationId: number | null },
  byId: PerformedViaById,
): PerformedVia {
  return (id === null ? undefined : byId.get(id)) ?? null;
}
