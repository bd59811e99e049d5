import { isRefusal } from "@/lib/api/errors.ts";
import type { Grant } from "@/lib/authorization/grant.ts";
import { requireReachable } from "./load-facts.ts";
import type { Family } from "./represent.ts";
import { findRepositoryRow, type RepositoryRow } from "./row.ts";

/** Where a fork comes from; what the caller may not see is left out. */
export async function findFamily({ parentId, sourceId }: RepositoryRow, grant: Grant): Promise<Family> {
  const [parent, source] = await Promise.all([visibleRow(parentId, grant), visibleRow(sourceId, grant)]);
  return { parent, source };
}

async function visibleRow(id: number | null, grant: Grant): Promise<RepositoryRow | null> {
  if (id === null) return null;
  try {
    await requireReachable({ id }, grant);
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
  return findRepositoryRow(id);
}
