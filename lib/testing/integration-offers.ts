import { changeMemberRole } from "@/lib/accounts/change-membership.ts";
import { insertUser } from "@/lib/accounts/insert-user.ts";
import { deleteIntegration } from "@/lib/integrations/delete-integration.ts";
import { transferIntegration } from "@/lib/integrations/transfer-integration.ts";
import {
  acceptIntegrationTransfer,
  cancelIntegrationTransfer,
  declineIntegrationTransfer,
} from "@/lib/integrations/transfers/answer-transfer.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { insertSignature } from "@/lib/site/agreement.ts";
import { prepareOwner } from "./integration-owner.ts";
import { clearOffers } from "./offers.ts";

/** An integration "Moving Bot" of the organization acme, which its owner mona offers to nat; lisa is a stranger too. */
export async function makeIntegrationOffers() {
  clock.set(undefined);
  await clearOffers();
  const prepared = await prepareOwner();
  const { mona, hubot, acme, actor } = prepared;
  const [lisa, nat] = await transaction(
    async (tx) =>
      [
        await insertUser(tx, { login: "lisa" }),
        await insertUser(tx, { login: "nat", email: { address: "nat@example.test", verified: true } }),
      ] as const,
  );
  await db.email.create({
    data: { accountId: mona.id, address: "mona@example.test", primary: true, createdAt: clock.now() },
  });
  for (const { id } of [lisa, nat]) await transaction((tx) => insertSignature(tx, id, 1));
  const moving = { ...(await prepared.register({ name: "Moving Bot" })), name: "Moving Bot" };

  const give = (newOwner = "nat", { by = mona.id, confirmation = moving.name } = {}) =>
    transferIntegration({ actor: { accountId: by }, integrationId: moving.id, newOwner, confirmation });
  const roleOf = (userId: number, role: "admin" | "member", viewerId: number) =>
    changeMemberRole({ viewerId, organizationId: acme.id, userId, role });
  return {
    scene: { ...prepared, lisa, nat },
    moving,
    give,
    /** Offers it; answers the id of the offer. */
    async offered(newOwner = "nat", by = mona.id): Promise<number> {
      const { offer } = await give(newOwner, { by });
      if (!offer) throw new Error("it moved at once");
      return offer.id;
    },
    accept: (transferId: number, viewerId = nat.id) => acceptIntegrationTransfer({ viewerId, transferId }),
    decline: (transferId: number, viewerId = nat.id) => declineIntegrationTransfer({ viewerId, transferId }),
    takeBack: (accountId = mona.id) => cancelIntegrationTransfer({ actor: { accountId }, integrationId: moving.id }),
    remove: () => deleteIntegration({ actor, integrationId: moving.id, confirmation: moving.name }),
    promoteHubot: () => roleOf(hubot.id, "admin", mona.id),
    demoteMona: () => roleOf(mona.id, "member", hubot.id),
    ownerOf: async () => (await db.integration.findUniqueOrThrow({ where: { id: moving.id } })).ownerId,
  };
}

export type IntegrationOffers = Awaited<ReturnType<typeof makeIntegrationOffers>>;
