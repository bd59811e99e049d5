import { z } from "zod";

/** The largest id that the columns hold: anything above is no id, and PostgreSQL would refuse to compare it. */
export const MAX_ID = 2_147_483_647;

/** An id in a path: decimal digits. Anything else names nothing and is answered with 404. */
export const idParam = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(MAX_ID));

/** An id in a query or a body. */
export const idValue = z.int().min(1).max(MAX_ID);
