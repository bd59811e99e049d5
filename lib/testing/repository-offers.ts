import { expect } from "vitest";
import { acceptTransfer, cancelTransfer, declineTransfer } from "@/lib/host/repositories/transfers/answer-transfer.ts";
import { findTransferOf } from "@/lib/host/repositories/transfers/queries.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "./api-client.ts";
import { makeHostScene, personalToken, takeEvents } from "./host-scene.ts";
import { clearOffers } from "./offers.ts";

/** The repository widgets of the organization acme, which its owner mona offers to nat. */
export async function makeRepositoryOffers() {
  clock.set(undefined);
  await clearOffers();
  const scene = await makeHostScene();
  const mona = await personalToken(scene.mona);
  await takeEvents();

  const offer = (body: Record<string, unknown> = {}, token = mona) =>
    call("POST", "/repos/acme/widgets/transfer", { token, body: { new_owner: "nat", ...body } });
  return {
    scene,
    mona,
    offer,
    /** Offers widgets to nat; answers the offer. */
    async offered(body: Record<string, unknown> = {}) {
      const answer = await offer(body);
      expect(answer.status, answer.text).toBe(202);
      const transfer = await findTransferOf(scene.widgets);
      if (!transfer) throw new Error("it is not offered");
      return { id: transfer.id, answer };
    },
    accept: (transferId: number, { viewerId = scene.nat, name = "widgets" } = {}) =>
      acceptTransfer({ viewerId, transferId, input: { name } }),
    decline: (transferId: number, viewerId = scene.nat) => declineTransfer({ viewerId, transferId }),
    takeBack: (role: "admin" | "push" = "admin") =>
      cancelTransfer({ actor: { accountId: scene.mona }, repository: { id: scene.widgets, role } }),
    ownerOf: async () => (await db.repository.findUniqueOrThrow({ where: { id: scene.widgets } })).ownerId,
  };
}

export type RepositoryOffers = Awaited<ReturnType<typeof makeRepositoryOffers>>;
