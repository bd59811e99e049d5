import { recordAudit } from "@/lib/audit/record-audit.ts";
import { transaction } from "@/lib/platform/db.ts";
import { requireAdministrator } from "./queries.ts";

/** Who besides the owners may do something about integrations on an organization. */
export type InstallPolicyInput = {
  membersMayRequest: boolean;
  outsideCollaboratorsMayRequest: boolean;
  repositoryAdminsMayInstall: boolean;
};

/** Decides who besides the owners may ask for integrations, and install them on what they administer.
 *  @throws 404 and 403 for those who do not own the organization */
export async function updateInstallPolicy({
  actorId,
  organizationId,
  policy,
}: {
  actorId: number;
  organizationId: number;
  policy: InstallPolicyInput;
}): Promise<void> {
  await transaction(async (tx) => {
    await requireAdministrator(actorId, organizationId, tx);
    await tx.organizationSettings.upsert({
      where: { organizationId },
      create: { organizationId, ...policy },
      update: policy,
    });
    await recordAudit(tx, {
      action: "org.update",
      actorId,
      accountId: organizationId,
      data: {
        members_may_request: policy.membersMayRequest,
        outside_collaborators_may_request: policy.outsideCollaboratorsMayRequest,
        repository_admins_may_install: policy.repositoryAdminsMayInstall,
      },
    });
  });
}
