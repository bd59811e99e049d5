import { z } from "zod";
import { DEFAULT_PER_PAGE, MAX_PER_PAGE } from "@/lib/platform/pagination.ts";

/** `per_page` and `page` of every list. What is no number counts as not sent, as on the wire; 100 rows at most. */
export const pageQuery = z.object({
  per_page: z.coerce
    .number()
    .int()
    .min(1)
    .catch(DEFAULT_PER_PAGE)
    .transform((rows) => Math.min(rows, MAX_PER_PAGE)),
  page: z.coerce.number().int().min(1).catch(1),
});
