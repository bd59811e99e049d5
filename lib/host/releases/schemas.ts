import { z } from "zod";
import { refProblem } from "../git/rules.ts";

const BODY_LENGTH_MAX = 125_000;
const NAME_LENGTH_MAX = 255;

const tagName = z
  .string()
  .trim()
  .refine((tag) => refProblem(`refs/tags/${tag}`) === null && !tag.startsWith("-"), {
    error: "tag_name is not a valid tag",
  });
const text = z
  .string()
  .max(BODY_LENGTH_MAX, { error: `Use at most ${BODY_LENGTH_MAX} characters.` })
  .nullable();
const title = z
  .string()
  .max(NAME_LENGTH_MAX, { error: `Use at most ${NAME_LENGTH_MAX} characters.` })
  .nullable();
const makeLatest = z.enum(["true", "false", "legacy"], { error: "use true, false or legacy" });

/** As `POST /repos/{owner}/{repo}/releases` takes it. */
export const newReleaseInput = z.object({
  tag_name: tagName,
  target_commitish: z.string().trim().optional(),
  name: title.optional(),
  body: text.optional(),
  draft: z.boolean().default(false),
  prerelease: z.boolean().default(false),
  generate_release_notes: z.boolean().default(false),
  make_latest: makeLatest.default("true"),
});
export type NewReleaseInput = z.output<typeof newReleaseInput>;

/** As `PATCH` takes it; what is left out stays as it is. */
export const releaseInput = z.object({
  tag_name: tagName.optional(),
  target_commitish: z.string().trim().optional(),
  name: title.optional(),
  body: text.optional(),
  draft: z.boolean().optional(),
  prerelease: z.boolean().optional(),
  make_latest: makeLatest.optional(),
});
export type ReleaseInput = z.output<typeof releaseInput>;

export const notesInput = z.object({
  tag_name: tagName,
  target_commitish: z.string().trim().optional(),
  previous_tag_name: z.string().trim().optional(),
});

export const assetInput = z.object({ name: z.string().optional(), label: z.string().nullable().optional() });
