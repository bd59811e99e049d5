import { simpleAccount } from "@/lib/accounts/represent.ts";
import { db } from "@/lib/platform/db.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";
import type { ReactionRow } from "./represent.ts";
import type { ReactionContent, ReactionSubject } from "./rules.ts";

/** A page of the reactions to one thing, oldest first, and how many there are. */
export async function listReactions(
  subject: ReactionSubject,
  { page, content }: { page: Page; content?: ReactionContent | undefined },
): Promise<{ total: number; reactions: ReactionRow[] }> {
  const where = { ...subject, ...(content && { content }) };
  const select = { id: true, content: true, createdAt: true, user: { select: simpleAccount } };
  const [total, reactions] = await Promise.all([
    db.reaction.count({ where }),
    db.reaction.findMany({ where, select, orderBy: { id: "asc" }, ...rowsOf(page) }),
  ]);
  return { total, reactions };
}
