import { z } from "zod";
import { accepted } from "@/lib/api/answer.ts";
import { operation } from "@/lib/api/operation.ts";
import { requireIntegration } from "@/lib/installations/operations/require-integration.ts";
import { findHookOf } from "@/lib/integrations/queries.ts";
import { redeliver } from "../redeliver.ts";
import { deliveryParams } from "./delivery-param.ts";

export const redeliverDelivery = operation({
  id: "apps/redeliver-webhook-delivery",
  method: "POST",
  path: "/app/hook/deliveries/{delivery_id}/attempts",
  summary: "Send a delivery once more",
  documentation: "/rest/apps/webhooks#redeliver-a-delivery-for-an-app-webhook",
  accepts: ["integration"],
  requires: { anyOf: [{}] },
  params: deliveryParams,
  responses: { 202: z.object({}) },
  handler: async ({ grant, params: { delivery_id: deliveryId } }) => {
    const hook = await findHookOf(requireIntegration(grant).integrationId);
    await redeliver({ hookId: hook.id, deliveryId });
    return accepted();
  },
});
