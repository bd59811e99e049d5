import { recordAudit } from "@/lib/audit/record-audit.ts";
import { transaction } from "@/lib/platform/db.ts";
import { requireSiteAdmin } from "./require-site-admin.ts";
import { saveSiteSetting, siteSetting } from "./settings.ts";

/** Whether people have to sign at all. Signatures are kept. Throws 404 for others than site administrators. */
export async function switchAgreement({ actorId, required }: { actorId: number; required: boolean }): Promise<void> {
  await transaction(async (tx) => {
    await requireSiteAdmin(actorId, tx);
    if ((await siteSetting("agreement_required")) === required) return;
    await saveSiteSetting(tx, "agreement_required", required);
    await recordAudit(tx, {
      action: "site.require_agreement",
      actorId,
      accountId: actorId,
      data: { required },
    });
  });
}
