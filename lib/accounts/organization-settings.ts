import type { OrganizationSettings } from "@/generated/prisma/client.ts";
import { db, type Reader } from "@/lib/platform/db.ts";

export type OrganizationPolicy = Omit<OrganizationSettings, "organizationId">;

/** What holds until the owners of an organization decide otherwise: the defaults of the columns. */
const DEFAULTS: OrganizationPolicy = {
  membersMayRequest: true,
  outsideCollaboratorsMayRequest: true,
  repositoryAdminsMayInstall: true,
  restrictOauthApplications: false,
  classicTokensAllowed: true,
  fineGrainedTokensAllowed: true,
  fineGrainedTokensNeedApproval: true,
  classicTokensLongestLife: null,
  fineGrainedTokensLongestLife: 366,
};

/** What an organization's owners decided about integrations, applications and tokens. */
export async function findOrganizationSettings(
  organizationId: number,
  reader: Reader = db,
): Promise<OrganizationPolicy> {
  const row = await reader.organizationSettings.findUnique({ where: { organizationId } });
  return row ?? DEFAULTS;
}
