import { z } from "zod";
import { linkUrl } from "../statuses/schemas.ts";
import { ACTIONS_MAX, ANNOTATIONS_PER_REQUEST_MAX, CONCLUSIONS, RUN_STATUSES, TEXT_LENGTH_MAX } from "./rules.ts";

const words = (field: string, max: number) =>
  z.string().max(max, { error: `${field} is too long (maximum is ${max} characters)` });
const line = z.int({ error: "use a whole number" }).min(1, { error: "counts from 1" });

const annotation = z
  .object({
    path: words("path", 4096).min(1, { error: "name a file of the repository" }),
    start_line: line,
    end_line: line,
    start_column: line.nullish(),
    end_column: line.nullish(),
    annotation_level: z.enum(["notice", "warning", "failure"], { error: "use notice, warning or failure" }),
    message: words("message", TEXT_LENGTH_MAX),
    title: words("title", 255).nullish(),
    raw_details: words("raw_details", TEXT_LENGTH_MAX).nullish(),
  })
  .refine(({ start_line, end_line }) => start_line <= end_line, {
    path: ["end_line"],
    error: "lies before start_line",
  })
  .refine(
    ({ start_line, end_line, start_column, end_column }) => start_line === end_line || !(start_column ?? end_column),
    {
      path: ["start_column"],
      error: "columns are for annotations of one line alone",
    },
  );
export type AnnotationInput = z.output<typeof annotation>;

const annotations = z
  .array(annotation)
  .max(ANNOTATIONS_PER_REQUEST_MAX, {
    error: `send up to ${ANNOTATIONS_PER_REQUEST_MAX} at once, and the rest by updates`,
  })
  .default([]);

const action = z.object({
  label: words("label", 20).min(1, { error: "is missing" }),
  description: words("description", 40),
  identifier: words("identifier", 20).min(1, { error: "is missing" }),
});

const fields = {
  details_url: linkUrl("details_url"),
  external_id: words("external_id", 255).nullish(),
  status: z.enum(RUN_STATUSES, { error: `use one of ${RUN_STATUSES.join(", ")}` }).optional(),
  started_at: z.iso.datetime({ offset: true, error: "use a time such as 2030-01-31T12:00:00Z" }).nullish(),
  conclusion: z.enum(CONCLUSIONS, { error: `use one of ${CONCLUSIONS.join(", ")}` }).nullish(),
  completed_at: z.iso.datetime({ offset: true, error: "use a time such as 2030-01-31T12:00:00Z" }).nullish(),
  actions: z
    .array(action)
    .max(ACTIONS_MAX, { error: `offer up to ${ACTIONS_MAX} actions` })
    .optional(),
};
const name = words("name", 255).min(1, { error: "is missing" });

/** An end needs to say how. */
const needsConclusion = {
  check: ({ status, conclusion }: { status?: string | undefined; conclusion?: string | null | undefined }) =>
    status !== "completed" || Boolean(conclusion),
  said: { path: ["conclusion"], error: "is needed with the status completed" },
};

export const createCheckRunInput = z
  .object({
    name,
    head_sha: z.string({ error: "is missing" }),
    ...fields,
    output: z
      .object({
        title: words("title", 255),
        summary: words("summary", TEXT_LENGTH_MAX),
        text: words("text", TEXT_LENGTH_MAX).nullish(),
        annotations,
      })
      .nullish(),
  })
  .refine(needsConclusion.check, needsConclusion.said);
export type CreateCheckRunInput = z.output<typeof createCheckRunInput>;

export const updateCheckRunInput = z
  .object({
    name: name.optional(),
    ...fields,
    output: z
      .object({
        title: words("title", 255).nullish(),
        summary: words("summary", TEXT_LENGTH_MAX),
        text: words("text", TEXT_LENGTH_MAX).nullish(),
        annotations,
      })
      .nullish(),
  })
  .refine(needsConclusion.check, needsConclusion.said);
export type UpdateCheckRunInput = z.output<typeof updateCheckRunInput>;

export const createCheckSuiteInput = z.object({ head_sha: z.string({ error: "is missing" }) });

export const checkPreferencesInput = z.object({
  auto_trigger_checks: z.array(z.object({ app_id: z.int(), setting: z.boolean() })).default([]),
});
