import { validationFailed } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { transaction } from "@/lib/platform/db.ts";
import { requireSiteAdmin } from "./require-site-admin.ts";
import { saveSiteSetting } from "./settings.ts";

const LENGTH_MAX = 2048;

/** What is wrong with the address of "Give feedback", as a sentence; null when nothing is. */
export function feedbackAddressProblem(address: string): string | null {
  if (address.length > LENGTH_MAX) return `Use at most ${LENGTH_MAX} characters.`;
  const isPath = /^\/(?![/\\])/.test(address) && !/[\s\\]/.test(address);
  const isAddress = /^(?:https?:\/\/|mailto:)[^\s\\]+$/i.test(address) && URL.canParse(address);
  return isPath || isAddress ? null : "Enter a path of this site such as /platform/forum/issues, or a whole address.";
}

/** Where "Give feedback" leads; empty for nowhere. Throws 404 for others than site administrators, 422 otherwise. */
export async function changeFeedbackAddress({ actorId, address }: { actorId: number; address: string }): Promise<void> {
  const given = address.trim();
  const problem = given === "" ? null : feedbackAddressProblem(given);
  if (problem) throw validationFailed({ resource: "Site", field: "feedback_url", code: "invalid", message: problem });
  await transaction(async (tx) => {
    await requireSiteAdmin(actorId, tx);
    await saveSiteSetting(tx, "feedback_url", given || null);
    await recordAudit(tx, {
      action: "site.change_feedback_address",
      actorId,
      accountId: actorId,
      data: { feedback_url: given || null },
    });
  });
}
