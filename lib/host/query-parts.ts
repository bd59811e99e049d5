import { z } from "zod";

/** A time in a query: ISO 8601, with or without its time of day. */
export const timeQuery = z
  .string()
  .transform((text) => new Date(text))
  .refine((at) => at.getUTCFullYear() >= 1 && at.getUTCFullYear() <= 9999, {
    error: "use a time like 2026-11-21T00:00:00Z",
  });

export const directionQuery = z.enum(["asc", "desc"], { error: "use asc or desc" });
