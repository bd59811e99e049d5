import { z } from "zod";
import { bodyText } from "../../issues/schemas.ts";
import { REVIEW_EVENTS, SIDES } from "./rules.ts";

const COMMENTS_MAX = 100;

const writtenText = bodyText.refine((text) => text.trim() !== "", { error: "body cannot be blank" });
const side = z.enum(SIDES, { error: "use LEFT or RIGHT" });
const event = z.enum(REVIEW_EVENTS, { error: `use one of ${REVIEW_EVENTS.join(", ")}` });

const place = {
  path: z.string().min(1, { error: "name a file" }),
  position: z.int().min(1).optional(),
  line: z.int().min(1).optional(),
  side: side.optional(),
  start_line: z.int().min(1).nullable().optional(),
  start_side: side.nullable().optional(),
};
/** A comment that is part of a review. */
const draftComment = z.object({ ...place, body: writtenText });
export type DraftComment = z.output<typeof draftComment> & { subject_type?: "line" | "file" | undefined };

export const createReviewInput = z.object({
  commit_id: z.string().optional(),
  body: bodyText.nullable().optional(),
  /** Without it the review waits until it is submitted. */
  event: event.optional(),
  comments: z
    .array(draftComment)
    .max(COMMENTS_MAX, { error: `a review has ${COMMENTS_MAX} comments at most` })
    .default([]),
});
export type CreateReviewInput = z.output<typeof createReviewInput>;

export const submitReviewInput = z.object({ body: bodyText.nullable().optional(), event });
export type SubmitReviewInput = z.output<typeof submitReviewInput>;

export const updateReviewInput = z.object({ body: bodyText });

export const dismissReviewInput = z.object({ message: writtenText, event: z.literal("DISMISS").optional() });

/** A comment of its own, or an answer to another one. */
export const createReviewCommentInput = z.object({
  ...place,
  path: place.path.optional(),
  body: writtenText,
  commit_id: z.string().optional(),
  subject_type: z.enum(["line", "file"], { error: "use line or file" }).optional(),
  in_reply_to: z.int().optional(),
});
export type CreateReviewCommentInput = z.output<typeof createReviewCommentInput>;

/** For changing a comment and for answering one. */
export const reviewCommentBodyInput = z.object({ body: writtenText });
