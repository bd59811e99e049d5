/** SQL for ReactionCounts: `column` is the reaction's, `subject` the id of what was reacted to. */
export const reactionCountsSql = (column: "issueId" | "commentId" | "commitCommentId", subject: string): string => `
coalesce((SELECT json_object_agg(counted.content, counted.total) FROM (SELECT rx.content, count(*)::int AS total
  FROM "Reaction" rx WHERE rx."${column}" = ${subject} GROUP BY rx.content) counted), '{}'::json)`;
