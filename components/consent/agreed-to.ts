import { findConfiguration } from "@/lib/installations/configuration.ts";
import type { IntegrationDetails } from "@/lib/integrations/queries.ts";
import { permissionsOf, reasonsOf } from "@/lib/integrations/stored-permissions.ts";

/** What the newest version asks for, or what the installation that is there holds. */
export async function whatIsAgreedTo(
  { versions: [newest] }: IntegrationDetails,
  { accountId, existingId }: { accountId: number; existingId: number | null },
) {
  const existing = existingId === null ? null : await findConfiguration(accountId, existingId);
  if (existing)
    return {
      version: existing.acceptedVersion,
      permissions: permissionsOf(existing.permissions),
      events: existing.events,
      note: null,
      reasons: {},
    };
  return {
    version: newest?.number ?? 0,
    permissions: permissionsOf(newest?.permissions),
    events: newest?.events ?? [],
    note: newest?.note ?? null,
    reasons: reasonsOf(newest?.reasons),
  };
}
