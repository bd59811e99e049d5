import { z } from "zod";
import { describePermissionProblem, parsePermissions } from "@/lib/authorization/parse-permissions.ts";
import type { Permissions } from "@/lib/authorization/permissions.ts";
import { normaliseScopes, SCOPES, type Scope } from "@/lib/authorization/scopes.ts";
import { NOT_ONE_LINE, ONE_LINE } from "@/lib/platform/one-line.ts";
import {
  DESCRIPTION_LENGTH_MAX,
  LIFE_DAYS_DEFAULT,
  NAME_LENGTH_MAX,
  NOTE_LENGTH_MAX,
  REASON_LENGTH_MAX,
  REPOSITORIES_MAX,
} from "./limits.ts";

/** What the forms of personal access tokens send; every message is a sentence that says what to do. */

const line = (most: number, missing: string) =>
  z
    .string({ error: missing })
    .transform((text) => text.normalize("NFC").trim().replace(/\s+/g, " "))
    .pipe(
      z
        .string()
        .min(1, { error: missing })
        .max(most, { error: `Use at most ${most} characters.` })
        .regex(ONE_LINE, { error: NOT_ONE_LINE }),
    );

/** Days, `none`, or `custom` with the last day in `expires_on`. */
const expiryFields = {
  expires_in: z.string().default(String(LIFE_DAYS_DEFAULT)),
  expires_on: z.string().default(""),
};
export const expirySchema = z.object(expiryFields);
export type ExpiryInput = z.output<typeof expirySchema>;

const known: ReadonlySet<string> = new Set(SCOPES);

const scopes = z
  .array(z.string())
  .default([])
  .superRefine((names, context) => {
    for (const name of names.filter((word) => !known.has(word)))
      context.addIssue({ code: "custom", message: `${name} is not a scope.` });
  })
  .transform((names): Scope[] => normaliseScopes(names));

const note = line(NOTE_LENGTH_MAX, "Say what the token is for.");

export const classicTokenSchema = z.object({ note, scopes, ...expiryFields });
export const classicChangeSchema = z.object({ note, scopes });

const permissions = z
  .unknown()
  .transform((value, context): Permissions => {
    const parsed = parsePermissions(value ?? {});
    if ("permissions" in parsed) return parsed.permissions;
    for (const problem of parsed.problems)
      context.addIssue({ code: "custom", path: [problem.key], message: describePermissionProblem(problem) });
    return z.NEVER;
  })
  .default({});

const fineGrainedFields = {
  name: line(NAME_LENGTH_MAX, "Give the token a name."),
  description: z
    .string()
    .trim()
    .max(DESCRIPTION_LENGTH_MAX, { error: `Use at most ${DESCRIPTION_LENGTH_MAX} characters.` })
    .transform((text) => text || null)
    .default(null),
  repository_selection: z
    .enum(["none", "all", "selected"], { error: "Choose which repositories it reaches." })
    .default("none"),
  repository_ids: z
    .array(z.number().int().positive())
    .max(REPOSITORIES_MAX, { error: `Choose at most ${REPOSITORIES_MAX} repositories.` })
    .default([]),
  permissions,
};

export const fineGrainedTokenSchema = z.object({
  ...fineGrainedFields,
  resource_owner: z.string({ error: "Choose whose resources it reaches." }),
  ...expiryFields,
});
export const fineGrainedChangeSchema = z.object(fineGrainedFields);
export type FineGrainedAccess = Pick<
  z.output<typeof fineGrainedChangeSchema>,
  "repository_selection" | "repository_ids" | "permissions"
>;

export const reasonSchema = z
  .string()
  .trim()
  .max(REASON_LENGTH_MAX, { error: `Use at most ${REASON_LENGTH_MAX} characters.` })
  .transform((text) => text || null);

const longestLife = z.preprocess(
  (value) => (value === "" || value === null ? null : Number(value)),
  z
    .number({ error: "Enter a number of days." })
    .int({ error: "Enter a whole number of days." })
    .min(1, { error: "Enter at least one day." })
    .max(3660, { error: "Enter at most 3660 days." })
    .nullable(),
);

/** What an organization's owners decide; empty days mean no limit. */
export const tokenPolicySchema = z.object({
  classic_tokens_allowed: z.boolean(),
  classic_tokens_longest_life: longestLife,
  fine_grained_tokens_allowed: z.boolean(),
  fine_grained_tokens_need_approval: z.boolean(),
  fine_grained_tokens_longest_life: longestLife,
});
