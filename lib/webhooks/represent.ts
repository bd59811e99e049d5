import { z } from "zod";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { statusCodeOf, statusWords } from "./outcome-words.ts";
import type { DeliveryDetails, DeliveryLine } from "./queries.ts";

/** The schema `hook-delivery-item` of the official description. */
export const deliveryItemSchema = z.object({
  id: z.int(),
  guid: z.string(),
  delivered_at: z.iso.datetime(),
  redelivery: z.boolean(),
  /** Seconds. */
  duration: z.number(),
  status: z.string(),
  status_code: z.int(),
  event: z.string(),
  action: z.string().nullable(),
  installation_id: z.int().nullable(),
  repository_id: z.int().nullable(),
  throttled_at: z.iso.datetime().nullable(),
});

const headersSchema = z.record(z.string(), z.string()).nullable();

/** The schema `hook-delivery` of the official description. */
export const deliverySchema = deliveryItemSchema.extend({
  url: z.string(),
  request: z.object({ headers: headersSchema, payload: z.record(z.string(), z.unknown()).nullable() }),
  response: z.object({ headers: headersSchema, payload: z.string().nullable() }),
});

const MS_PER_SECOND = 1_000;

export function representDeliveryItem(row: DeliveryLine): z.infer<typeof deliveryItemSchema> {
  return {
    id: Number(row.id),
    guid: row.guid,
    delivered_at: timestamp(row.deliveredAt ?? row.createdAt),
    redelivery: row.redelivery,
    duration: (row.durationMs ?? 0) / MS_PER_SECOND,
    status: statusWords(row),
    status_code: statusCodeOf(row),
    event: row.event,
    action: row.action,
    installation_id: row.installationId,
    repository_id: row.repositoryId,
    throttled_at: null,
  };
}

export function representDelivery(row: DeliveryDetails): z.infer<typeof deliverySchema> {
  return {
    ...representDeliveryItem(row),
    url: row.url ?? "",
    request: { headers: headersOf(row.requestHeaders), payload: JSON.parse(row.body) },
    response: { headers: headersOf(row.responseHeaders), payload: row.responseBody },
  };
}

/** Headers as they were stored: text by name. */
export function headersOf(stored: unknown): Record<string, string> | null {
  const parsed = headersSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}
