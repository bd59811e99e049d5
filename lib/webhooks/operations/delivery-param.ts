import { z } from "zod";
import { readDeliveryId } from "../queries.ts";

/** `delivery_id` in a path: a 64-bit number. Anything else names nothing and is answered with 404. */
export const deliveryParams = z.object({
  delivery_id: z.string().transform((text, context) => {
    const id = readDeliveryId(text);
    if (id !== null) return id;
    context.addIssue({ code: "custom", message: "no delivery has such an id" });
    return z.NEVER;
  }),
});
