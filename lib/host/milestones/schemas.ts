import { z } from "zod";
import { timeQuery } from "../query-parts.ts";

const TITLE_LENGTH_MAX = 255;
const DESCRIPTION_LENGTH_MAX = 65_536;

const title = z
  .string()
  .trim()
  .min(1, { error: "title cannot be blank" })
  .max(TITLE_LENGTH_MAX, { error: `title is too long (maximum is ${TITLE_LENGTH_MAX} characters)` });

const description = z
  .string()
  .max(DESCRIPTION_LENGTH_MAX, { error: `description is too long (maximum is ${DESCRIPTION_LENGTH_MAX} characters)` })
  .nullable();

const state = z.enum(["open", "closed"], { error: "use open or closed" });

/** A time, or a day alone, which PyGithub sends. */
const dueOn = timeQuery.nullable();

export const createMilestoneInput = z.object({
  title,
  description: description.optional(),
  state: state.default("open"),
  due_on: dueOn.optional(),
});
export type CreateMilestoneInput = z.output<typeof createMilestoneInput>;

export const updateMilestoneInput = z.object({
  title: title.optional(),
  description: description.optional(),
  state: state.optional(),
  due_on: dueOn.optional(),
});
export type UpdateMilestoneInput = z.output<typeof updateMilestoneInput>;
