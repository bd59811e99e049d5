import type { Prisma } from "@/generated/prisma/client.ts";
import { simpleAccount } from "@/lib/accounts/represent.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, type Reader } from "@/lib/platform/db.ts";
import { includes, managedBy } from "../managers.ts";

const transferWithParts = {
  sender: { select: simpleAccount },
  receiver: { select: simpleAccount },
  integration: {
    select: {
      id: true,
      name: true,
      slug: true,
      description: true,
      url: true,
      public: true,
      ownerId: true,
      owner: { select: simpleAccount },
    },
  },
} as const satisfies Prisma.IntegrationTransferInclude;
export type IntegrationTransferWithParts = Prisma.IntegrationTransferGetPayload<{ include: typeof transferWithParts }>;

/** What is offered to a person, until it is answered, taken back, a day has passed or its sender may not give it away. */
export function findIntegrationTransferTo(
  receiverId: number,
  id: number,
  reader: Reader = db,
): Promise<IntegrationTransferWithParts | null> {
  return findOpen({ id, receiverId }, reader);
}

/** To whom an integration is offered now; null while it is offered to nobody. */
export function findIntegrationTransferOf(
  integrationId: number,
  reader: Reader = db,
): Promise<IntegrationTransferWithParts | null> {
  return findOpen({ integrationId }, reader);
}

/** An offer ends with its day, and once whoever made it does not manage the integration any more. */
async function findOpen(
  where: { id: number; receiverId: number } | { integrationId: number },
  reader: Reader,
): Promise<IntegrationTransferWithParts | null> {
  const transfer = await reader.integrationTransfer.findUnique({
    where: { ...where, expiresAt: { gt: clock.now() } },
    include: transferWithParts,
  });
  if (!transfer) return null;
  const { senderId: userId, integrationId, integration } = transfer;
  const managed = await managedBy({ userId, ownerId: integration.ownerId }, reader);
  return includes(managed, integrationId) ? transfer : null;
}
