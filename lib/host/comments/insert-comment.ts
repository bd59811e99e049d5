import { notFound } from "@/lib/api/errors.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";

export type NewComment = { issueId: number; authorId: number; body: string; viaIntegrationId?: number | undefined };

/** The row alone, and the issue's count and time of change with it. Returns the comment's id. */
export async function insertComment(
  tx: Tx,
  { issueId, authorId, body, viaIntegrationId }: NewComment,
): Promise<number> {
  const now = clock.now();
  const [row] = await tx.$queryRaw<{ id: number }[]>`
    WITH counted AS (
      UPDATE "Issue" SET "commentCount" = "commentCount" + 1, "updatedAt" = ${now}::timestamptz WHERE id = ${issueId}::int RETURNING id
    )
    INSERT INTO "IssueComment" ("issueId", "authorId", body, "performedViaIntegrationId", "createdAt", "updatedAt")
    SELECT id, ${authorId}::int, ${body}::text, ${viaIntegrationId ?? null}::int, ${now}::timestamptz, ${now}::timestamptz FROM counted
    RETURNING id`;
  if (!row) throw notFound();
  return row.id;
}
