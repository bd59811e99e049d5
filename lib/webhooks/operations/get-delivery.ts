import { ok } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { operation } from "@/lib/api/operation.ts";
import { requireIntegration } from "@/lib/installations/operations/require-integration.ts";
import { findHookOf } from "@/lib/integrations/queries.ts";
import { findDelivery } from "../queries.ts";
import { deliverySchema, representDelivery } from "../represent.ts";
import { deliveryParams } from "./delivery-param.ts";

export const getDelivery = operation({
  id: "apps/get-webhook-delivery",
  method: "GET",
  path: "/app/hook/deliveries/{delivery_id}",
  summary: "Get one delivery with what was sent and what was answered",
  documentation: "/rest/apps/webhooks#get-a-delivery-for-an-app-webhook",
  accepts: ["integration"],
  requires: { anyOf: [{}] },
  params: deliveryParams,
  responses: { 200: deliverySchema },
  handler: async ({ grant, params: { delivery_id: deliveryId } }) => {
    const hook = await findHookOf(requireIntegration(grant).integrationId);
    const delivery = await findDelivery({ hookId: hook.id, deliveryId });
    if (!delivery) throw notFound();
    return ok(representDelivery(delivery));
  },
});
