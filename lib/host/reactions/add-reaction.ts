import { simpleAccount } from "@/lib/accounts/represent.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import type { ReactionRow } from "./represent.ts";
import type { ReactionContent, ReactionSubject } from "./rules.ts";

const columns = { id: true, content: true, createdAt: true, user: { select: simpleAccount } } as const;

/** Somebody's reaction; of two of a kind the first stays, and `added` is false. Tells nobody: there is no such event. */
export async function addReaction(
  tx: Tx,
  { subject, userId, content }: { subject: ReactionSubject; userId: number; content: ReactionContent },
): Promise<{ reaction: ReactionRow; added: boolean }> {
  const data = { ...subject, userId, content, createdAt: clock.now() };
  const { count } = await tx.reaction.createMany({ data: [data], skipDuplicates: true });
  const reaction = await tx.reaction.findFirstOrThrow({ where: { ...subject, userId, content }, select: columns });
  return { reaction, added: count === 1 };
}
