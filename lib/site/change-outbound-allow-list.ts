import { validationFailed } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { transaction } from "@/lib/platform/db.ts";
import { networkProblem } from "@/lib/platform/networks.ts";
import { requireSiteAdmin } from "./require-site-admin.ts";
import { type SiteSettingValue, saveSiteSetting } from "./settings.ts";

const NETWORKS_MAX = 100;

/** One network a line, with what it is for behind a number sign. */
export function readAllowList(text: string): SiteSettingValue<"outbound_allow_list"> {
  return text.split(/\r?\n/).flatMap((line) => {
    const [network = "", ...description] = line.split("#");
    return network.trim() === "" ? [] : [{ network: network.trim(), description: description.join("#").trim() }];
  });
}

export const writeAllowList = (list: SiteSettingValue<"outbound_allow_list">): string =>
  list.map(({ network, description }) => (description ? `${network} # ${description}` : network)).join("\n");

/** Decides which addresses webhooks may reach although they are not public. Throws 404 for others than site
 *  administrators, 422 for a line that is no network. */
export async function changeOutboundAllowList({ actorId, text }: { actorId: number; text: string }): Promise<void> {
  const list = readAllowList(text);
  const wrong = list.find(({ network }) => networkProblem(network) !== null);
  const problem = wrong
    ? `“${wrong.network}”: ${networkProblem(wrong.network)}`
    : list.length > NETWORKS_MAX
      ? `Use at most ${NETWORKS_MAX} lines.`
      : null;
  if (problem) throw validationFailed({ resource: "Site", field: "networks", code: "invalid", message: problem });
  await transaction(async (tx) => {
    await requireSiteAdmin(actorId, tx);
    await saveSiteSetting(tx, "outbound_allow_list", list);
    await recordAudit(tx, {
      action: "site.change_outbound_allow_list",
      actorId,
      accountId: actorId,
      data: { networks: list.map(({ network }) => network) },
    });
  });
}
