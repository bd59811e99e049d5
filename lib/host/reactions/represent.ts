import { z } from "zod";
import { representSimpleUser, type SimpleAccount, simpleUserSchema } from "@/lib/accounts/represent.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { REACTIONS, type ReactionContent, type ReactionCounts } from "./rules.ts";

/** Source of the keys: the official schema `reaction-rollup`. */
export const reactionsSchema = z
  .object({
    url: z.string(),
    total_count: z.int(),
    ...(Object.fromEntries(REACTIONS.map((content) => [content, z.int()])) as Record<ReactionContent, z.ZodInt>),
  })
  .meta({ id: "reaction-rollup" });

/** `url` is the address of what was reacted to. */
export function representReactions(url: string, counts: ReactionCounts = {}): z.infer<typeof reactionsSchema> {
  const all = Object.fromEntries(REACTIONS.map((content) => [content, counts[content] ?? 0]));
  const total = REACTIONS.reduce((sum, content) => sum + (counts[content] ?? 0), 0);
  return { url: `${url}/reactions`, total_count: total, ...(all as Record<ReactionContent, number>) };
}

/** Source of the keys: the official schema `reaction`. */
export const reactionSchema = z
  .object({
    id: z.int(),
    node_id: z.string(),
    user: simpleUserSchema,
    content: z.enum(REACTIONS),
    created_at: z.string(),
  })
  .meta({ id: "reaction" });

export type ReactionRow = { id: number; content: string; user: SimpleAccount; createdAt: Date };

export const representReaction = (row: ReactionRow): z.infer<typeof reactionSchema> => ({
  id: row.id,
  node_id: nodeId("Reaction", row.id),
  user: representSimpleUser(row.user),
  content: row.content as ReactionContent,
  created_at: timestamp(row.createdAt),
});
