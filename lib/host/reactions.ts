import { z } from "zod";

const KINDS = ["+1", "-1", "laugh", "confused", "heart", "hooray", "eyes", "rocket"] as const;

/** Source of the keys: the official schema `reaction-rollup`. Nobody can react yet, so every count is 0. */
export const reactionsSchema = z
  .object({
    url: z.string(),
    total_count: z.int(),
    ...(Object.fromEntries(KINDS.map((kind) => [kind, z.int()])) as Record<(typeof KINDS)[number], z.ZodInt>),
  })
  .meta({ id: "reaction-rollup" });

/** `url` is the address of what was reacted to. */
export function representReactions(url: string): z.infer<typeof reactionsSchema> {
  const none = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<(typeof KINDS)[number], number>;
  return { url: `${url}/reactions`, total_count: 0, ...none };
}
