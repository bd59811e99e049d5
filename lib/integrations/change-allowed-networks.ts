import { notFound } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { NOT_ONE_LINE, ONE_LINE } from "@/lib/platform/one-line.ts";
import { forgetAllowedNetworks, networkFrom } from "./allowed-networks.ts";
import { lockIntegration } from "./lock-integration.ts";
import { refuseField } from "./validated.ts";

const NETWORKS_MAX = 100;
const DESCRIPTION_LENGTH_MAX = 200;

/** Lets the integration's credentials be used from one more network. With the first, everywhere else is refused.
 *  Throws 422 for what is no address or network, one that is there already, and when the list is full. */
export async function addAllowedNetwork({
  actor,
  integrationId,
  network: typed,
  description,
}: {
  actor: Actor;
  integrationId: number;
  network: string;
  description: string;
}): Promise<void> {
  const network = networkFrom(typed);
  if (network === null)
    throw refuseField("network", "Enter an address such as 192.0.2.7 or a network such as 192.0.2.0/24.", "invalid");
  const words = description.trim();
  if (words.length > DESCRIPTION_LENGTH_MAX)
    throw refuseField("network_description", `Use at most ${DESCRIPTION_LENGTH_MAX} characters.`, "invalid");
  if (!ONE_LINE.test(words)) throw refuseField("network_description", NOT_ONE_LINE, "invalid");
  await transaction(async (tx) => {
    const { ownerId } = await lockIntegration(tx, { integrationId, actor });
    const rows = await tx.integrationAllowedNetwork.findMany({ where: { integrationId }, select: { network: true } });
    if (rows.some((row) => row.network === network))
      throw refuseField("network", `${network} is on the list already.`, "already_exists");
    if (rows.length >= NETWORKS_MAX) throw refuseField("network", `The list can have ${NETWORKS_MAX} entries.`);
    await tx.integrationAllowedNetwork.create({
      data: { integrationId, network, description: words, createdAt: clock.now() },
    });
    forgetAllowedNetworks(integrationId);
    await recordAudit(tx, {
      action: "ip_allow_list_entry.create",
      actorId: actor.accountId,
      accountId: ownerId,
      integrationId,
      data: { ip_allow_list_entry: network, description: words },
    });
  });
}

/** Takes a network off the list; with the last, the credentials may be used from anywhere. Throws 404 when it is gone. */
export async function removeAllowedNetwork({
  actor,
  integrationId,
  networkId,
}: {
  actor: Actor;
  integrationId: number;
  networkId: number;
}): Promise<{ network: string; left: number }> {
  return transaction(async (tx) => {
    const { ownerId } = await lockIntegration(tx, { integrationId, actor });
    const row = await tx.integrationAllowedNetwork.findFirst({ where: { id: networkId, integrationId } });
    if (!row) throw notFound();
    await tx.integrationAllowedNetwork.delete({ where: { id: networkId } });
    forgetAllowedNetworks(integrationId);
    await recordAudit(tx, {
      action: "ip_allow_list_entry.destroy",
      actorId: actor.accountId,
      accountId: ownerId,
      integrationId,
      data: { ip_allow_list_entry: row.network, description: row.description },
    });
    const left = await tx.integrationAllowedNetwork.count({ where: { integrationId } });
    return { network: row.network, left };
  });
}
