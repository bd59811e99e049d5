import { z } from "zod";
import { ok } from "@/lib/api/answer.ts";
import { type Answer, operation } from "@/lib/api/operation.ts";
import { requireIntegration } from "@/lib/installations/operations/require-integration.ts";
import { findHookOf } from "@/lib/integrations/queries.ts";
import { DEFAULT_PER_PAGE, MAX_PER_PAGE } from "@/lib/platform/pagination.ts";
import { DELIVERY_STATUSES, deliveriesOf, readCursor } from "../queries.ts";
import { deliveryItemSchema, representDeliveryItem } from "../represent.ts";

export const deliveriesQuery = z.object({
  per_page: z.coerce
    .number()
    .int()
    .min(1)
    .catch(DEFAULT_PER_PAGE)
    .transform((rows) => Math.min(rows, MAX_PER_PAGE)),
  /** From the `link` header of the page before. */
  cursor: z
    .string()
    .transform((text, context) => {
      const id = readCursor(text);
      if (id !== null) return id;
      context.addIssue({ code: "custom", message: "use the cursor from the link header of another page" });
      return z.NEVER;
    })
    .optional(),
  status: z
    .enum(DELIVERY_STATUSES, { error: `use ${DELIVERY_STATUSES.join(" or ")}, or leave it out for both` })
    .optional(),
  redelivery: z
    .enum(["true", "false"], { error: "use true or false, or leave it out for both" })
    .transform((text) => text === "true")
    .optional(),
});

export const listDeliveries = operation({
  id: "apps/list-webhook-deliveries",
  method: "GET",
  path: "/app/hook/deliveries",
  summary: "List what the integration's webhook was sent, newest first",
  documentation: "/rest/apps/webhooks#list-deliveries-for-an-app-webhook",
  accepts: ["integration"],
  requires: { anyOf: [{}] },
  resource: "HookDelivery",
  query: deliveriesQuery,
  responses: { 200: z.array(deliveryItemSchema) },
  example: { query: { per_page: "10", status: "failure" } },
  handler: async ({ grant, query, url }) =>
    answerDeliveries((await findHookOf(requireIntegration(grant).integrationId)).id, query, url),
});

/** One page of a hook's log, as every kind of hook has it. */
export async function answerDeliveries(
  hookId: number,
  { per_page, cursor, status, redelivery }: z.output<typeof deliveriesQuery>,
  url: URL,
): Promise<Answer> {
  const { deliveries, nextCursor } = await deliveriesOf(hookId, {
    filter: { status, redelivery, attemptedOnly: true },
    before: cursor ?? null,
    limit: per_page,
  });
  const answer = ok(deliveries.map(representDeliveryItem));
  return nextCursor === null ? answer : { ...answer, headers: { link: nextLink(url, nextCursor) } };
}

/** Pages by cursor know the way on alone. */
function nextLink(url: URL, cursor: string): string {
  const next = new URL(url);
  next.searchParams.set("cursor", cursor);
  return `<${next.href}>; rel="next"`;
}
