import { z } from "zod";
import { bodyText } from "../issues/schemas.ts";

/** For creating and for changing a comment. */
export const commentInput = z.object({
  body: bodyText.refine((text) => text.trim() !== "", { error: "body cannot be blank" }),
});
export type CommentInput = z.output<typeof commentInput>;
