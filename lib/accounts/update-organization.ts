import type { Account } from "@/generated/prisma/client.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { checkInput } from "./check-input.ts";
import { requireOrganizationManager } from "./queries.ts";
import { type OrganizationProfileInput, organizationProfileInput } from "./schemas.ts";

/** Changes what an organization says of itself; what is left out stays as it is.
 *  @throws 404 and 403 for those who do not own it, 422 for each field that is not valid */
export async function updateOrganization({
  viewerId,
  organizationId,
  input,
}: {
  viewerId: number;
  organizationId: number;
  input: OrganizationProfileInput;
}): Promise<Account> {
  await requireOrganizationManager(viewerId, organizationId);
  const { name, description, blog, location } = checkInput(organizationProfileInput, input, "Organization");
  const changes = {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(blog !== undefined && { url: blog }),
    ...(location !== undefined && { location }),
  };
  return transaction(async (tx) => {
    const data = { ...changes, updatedAt: clock.now() };
    const organization = await tx.account.update({ where: { id: organizationId }, data });
    await recordAudit(tx, {
      action: "org.update",
      actorId: viewerId,
      accountId: organizationId,
      data: { fields: Object.keys(changes) },
    });
    return organization;
  });
}
