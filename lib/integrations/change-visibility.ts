import type { Actor } from "@/lib/authorization/grant.ts";
import { endRequests } from "@/lib/installations/requests/settle-requests.ts";
import { transaction } from "@/lib/platform/db.ts";
import { lockIntegration } from "./lock-integration.ts";
import { recordChange } from "./revisions.ts";
import { refuseField } from "./validated.ts";

/** Lets any account install the integration, or its owner alone. Throws 422 while another account has it installed. */
export async function changeVisibility({
  actor,
  integrationId,
  toPublic,
}: {
  actor: Actor;
  integrationId: number;
  toPublic: boolean;
}): Promise<void> {
  await transaction(async (tx) => {
    const integration = await lockIntegration(tx, { integrationId, actor });
    const { ownerId, public: isPublic } = integration;
    if (isPublic === toPublic) return;
    if (!toPublic) {
      const elsewhere = await tx.installation.count({ where: { integrationId, accountId: { not: ownerId } } });
      if (elsewhere > 0) throw installedElsewhere(elsewhere);
    }
    await tx.integration.update({ where: { id: integrationId }, data: { public: toPublic } });
    if (!toPublic) await endRequests(tx, { integrationId, actorId: actor.accountId, exceptTo: ownerId });
    await recordChange(tx, { integration, actor, fields: ["public"], data: { public: toPublic } });
  });
}

const installedElsewhere = (count: number) =>
  refuseField(
    "public",
    `${count === 1 ? "One other account has" : `${count} other accounts have`} this integration installed. It can be made private when they have uninstalled it.`,
  );
