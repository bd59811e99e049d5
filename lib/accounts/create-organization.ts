import type { Account } from "@/generated/prisma/client.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { transaction } from "@/lib/platform/db.ts";
import { checkInput } from "./check-input.ts";
import { insertOrganization } from "./insert-organization.ts";
import { type NewOrganizationInput, newOrganizationInput } from "./schemas.ts";
import { refuseTaken } from "./uniqueness.ts";

/** Makes an organization; whoever makes it owns it.
 *  @throws 422 for each field that is not valid, and when the login is taken */
export async function createOrganization({
  viewerId,
  input,
}: {
  viewerId: number;
  input: NewOrganizationInput;
}): Promise<Account> {
  const { login, name } = checkInput(newOrganizationInput, input, "Organization");
  try {
    return await transaction(async (tx) => {
      const members = [{ userId: viewerId, role: "ADMIN" as const }];
      const organization = await insertOrganization(tx, { login, name, members });
      // Source: wire facts §1.20. Organizations of a world file restrict nothing unless their owners decide to.
      const settings = { organizationId: organization.id, restrictOauthApplications: true };
      await tx.organizationSettings.create({ data: settings });
      await recordAudit(tx, { action: "org.create", actorId: viewerId, accountId: organization.id });
      return organization;
    });
  } catch (error) {
    throw refuseTaken(error, "Organization");
  }
}
