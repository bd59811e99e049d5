import { z } from "zod";

const TITLE_LENGTH_MAX = 256;
const BODY_LENGTH_MAX = 65_536;
export const ASSIGNEES_MAX = 10;
const LABELS_MAX = 100;

export const titleText = z
  .string()
  .trim()
  .min(1, { error: "title cannot be blank" })
  .max(TITLE_LENGTH_MAX, { error: `title is too long (maximum is ${TITLE_LENGTH_MAX} characters)` });

/** Text of an issue or a comment, in Markdown. */
export const bodyText = z
  .string()
  .max(BODY_LENGTH_MAX, { error: `body is too long (maximum is ${BODY_LENGTH_MAX} characters)` });

/** A label by its name, or as an object with one. */
const labelName = z
  .union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])
  .pipe(
    z.string().trim().min(1, { error: "a label needs a name" }).max(50, { error: "a label has 50 characters at most" }),
  );

export const labelNames = z.array(labelName).max(LABELS_MAX, { error: `an issue has ${LABELS_MAX} labels at most` });

export const logins = z
  .array(z.string())
  .max(ASSIGNEES_MAX, { error: `an issue has ${ASSIGNEES_MAX} assignees at most` });

/** The number of a milestone, as a number or in digits; null for none. */
const milestone = z
  .union(
    [
      z.int(),
      z
        .string()
        .regex(/^\d{1,9}$/)
        .transform(Number),
    ],
    { error: "use the number of a milestone, or null" },
  )
  .nullable()
  .optional();

export const createIssueInput = z.object({
  title: titleText,
  body: bodyText.nullable().optional(),
  labels: labelNames.optional(),
  assignees: logins.optional(),
  /** One login: the form before several could be assigned. */
  assignee: z.string().nullable().optional(),
  milestone,
});
export type CreateIssueInput = z.output<typeof createIssueInput>;

export const STATE_REASONS = ["completed", "not_planned", "duplicate", "reopened"] as const;

export const updateIssueInput = z.object({
  title: titleText.optional(),
  body: bodyText.nullable().optional(),
  state: z.enum(["open", "closed"], { error: "use open or closed" }).optional(),
  state_reason: z
    .enum(STATE_REASONS, { error: `use one of ${STATE_REASONS.join(", ")}` })
    .nullable()
    .optional(),
  labels: labelNames.optional(),
  assignees: logins.optional(),
  assignee: z.string().nullable().optional(),
  milestone,
});
export type UpdateIssueInput = z.output<typeof updateIssueInput>;
