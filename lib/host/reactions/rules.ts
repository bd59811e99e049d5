/** Source: the official schema `reaction`. */
export const REACTIONS = ["+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes"] as const;
export type ReactionContent = (typeof REACTIONS)[number];

/** How many there are of each kind; those that nobody gave are left out. */
export type ReactionCounts = { readonly [Content in ReactionContent]?: number };

/** What can be reacted to: the column of a reaction that says so. */
export type ReactionSubject = { issueId: number } | { commentId: number } | { commitCommentId: number };
