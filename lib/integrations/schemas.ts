import { z } from "zod";
import { describePermissionProblem, parsePermissions } from "@/lib/authorization/parse-permissions.ts";
import { findPermissionKey } from "@/lib/authorization/permission-catalogue.ts";
import { type Permissions, withImpliedMetadata } from "@/lib/authorization/permissions.ts";
import { ONE_LINE } from "@/lib/platform/one-line.ts";
import {
  CALLBACK_URLS_MAX,
  DESCRIPTION_LENGTH_MAX,
  NOTE_LENGTH_MAX,
  REASON_LENGTH_MAX,
  SINGLE_FILE_PATHS_MAX,
  URL_LENGTH_MAX,
  WEBHOOK_SECRET_LENGTH_MAX,
} from "./limits.ts";
import { eventProblems, isWebUrl, nameProblem, singleFilePathProblem } from "./rules.ts";

/** What is sent to register and change an integration. The names are those of registration by address (wire facts §1.2),
 *  and the form's fields have the same; every message is a sentence that says what to do. */

const webUrl = (label: string) =>
  z
    .string({ error: `Enter the ${label}.` })
    .trim()
    .min(1, { error: `Enter the ${label}.`, abort: true })
    .max(URL_LENGTH_MAX, { error: `Use at most ${URL_LENGTH_MAX} characters for the ${label}.`, abort: true })
    .refine(isWebUrl, {
      error: `Enter the ${label} in full, starting with https://, for example https://ci.example.com; http:// is for this machine alone.`,
    });

/** An empty field of a form means that there is none. */
const emptyIsNull = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? null : value), schema.nullable());

const optional = <Schema extends z.ZodType>(schema: Schema) => emptyIsNull(schema).default(null);

const flag = (byDefault: boolean) => z.boolean({ error: "Use true or false." }).default(byDefault);

const callbackUrl = z.object({
  url: webUrl("callback URL").refine((text) => !text.includes("#"), {
    error: "Remove the part behind # from the callback URL: browsers do not send it.",
  }),
  wildcard: flag(false),
});

const generalFields = {
  name: z
    .string({ error: "Give the integration a name." })
    .transform((name) => name.normalize("NFC").trim().replace(/\s+/g, " "))
    .superRefine((name, context) => {
      const problem = nameProblem(name);
      if (problem) context.addIssue({ code: "custom", message: problem });
    }),
  description: optional(
    z
      .string()
      .trim()
      .max(DESCRIPTION_LENGTH_MAX, {
        error: `Use at most ${DESCRIPTION_LENGTH_MAX} characters for the description.`,
      }),
  ),
  url: webUrl("homepage URL"),
  callback_urls: z
    .array(callbackUrl)
    .max(CALLBACK_URLS_MAX, { error: `Use at most ${CALLBACK_URLS_MAX} callback URLs.` })
    .default([]),
  expire_user_tokens: flag(true),
  request_oauth_on_install: flag(false),
  device_flow: flag(false),
  install_receipts: flag(false),
  setup_url: optional(webUrl("setup URL")),
  setup_on_update: flag(false),
};

const webhookFields = {
  webhook_active: flag(true),
  webhook_url: optional(webUrl("webhook URL")),
  webhook_content_type: z.enum(["json", "form"], { error: "Use json or form." }).default("json"),
  webhook_insecure_ssl: flag(false),
};

const webhookSecret = z.string().max(WEBHOOK_SECRET_LENGTH_MAX, {
  error: `Use at most ${WEBHOOK_SECRET_LENGTH_MAX} characters for the webhook secret.`,
});

/** Any spelling of a permission; `metadata` comes by itself and need not be named. */
const permissions = z
  .unknown()
  .transform((value, context): Permissions => {
    const parsed = parsePermissions(value ?? {});
    if ("permissions" in parsed) return withImpliedMetadata(parsed.permissions);
    for (const problem of parsed.problems) {
      const message = `${problem.key || "permissions"}: ${describePermissionProblem(problem)}`;
      context.addIssue({ code: "custom", path: problem.key ? [problem.key] : [], message });
    }
    return z.NEVER;
  })
  .default({});

const reason = z
  .string({ error: "Write the reason as text." })
  .transform((text) => text.normalize("NFC").trim().replace(/\s+/g, " "))
  .refine((text) => [...text].length <= REASON_LENGTH_MAX, {
    error: `Use at most ${REASON_LENGTH_MAX} characters for a reason.`,
  })
  .refine((text) => ONE_LINE.test(text), {
    error: "Remove the invisible control characters from the reason.",
  });

/** Why each permission is asked for, in the author's words: by any spelling, empty ones left out. */
const reasons = z
  .record(z.string(), reason)
  .transform((given) =>
    Object.fromEntries(
      Object.entries(given).flatMap(([spelling, words]) => {
        const key = findPermissionKey(spelling);
        return key === null || words === "" ? [] : [[key, words]];
      }),
    ),
  )
  .default({});

/** Every problem is told of the list as a whole: a form has one field for it. */
const singleFilePaths = z
  .array(z.string())
  .transform((paths) => [...new Set(paths.map((path) => path.trim()).filter((path) => path !== ""))])
  .superRefine((paths, context) => {
    const problem =
      paths.length > SINGLE_FILE_PATHS_MAX
        ? `Use at most ${SINGLE_FILE_PATHS_MAX} paths.`
        : paths.map(singleFilePathProblem).find((found) => found !== null);
    if (problem) context.addIssue({ code: "custom", message: problem });
  });

const permissionFields = {
  permissions,
  reasons,
  events: z
    .array(z.string())
    .transform((names) => [...new Set(names)])
    .default([]),
};

type Values = Record<string, unknown>;
type Context = z.core.$RefinementCtx;

/** Rules between fields are checked beside those of single fields, so that all mistakes are told at once. */
const always = { when: () => true };

function checkGeneral(values: Values, context: Context): void {
  if (values.request_oauth_on_install !== true) return;
  if (typeof values.setup_url === "string" && values.setup_url.trim() !== "")
    context.addIssue({
      code: "custom",
      path: ["setup_url"],
      message:
        "Clear the setup URL, or do not ask for authorization during installation: people are then sent to the first callback URL.",
    });
  if (Array.isArray(values.callback_urls) && values.callback_urls.length === 0)
    context.addIssue({
      code: "custom",
      path: ["callback_urls"],
      message: "Add a callback URL: authorization during installation ends there.",
    });
}

function checkWebhook(values: Values, context: Context): void {
  const hasUrl = typeof values.webhook_url === "string" && values.webhook_url.trim() !== "";
  if (values.webhook_active !== false && !hasUrl)
    context.addIssue({
      code: "custom",
      path: ["webhook_url"],
      message: "Enter the webhook URL, or switch the webhook off.",
    });
}

function checkEvents(values: Values, context: Context): void {
  const parsed = parsePermissions(values.permissions ?? {});
  if (!Array.isArray(values.events)) return;
  for (const message of eventProblems(values.events, "problems" in parsed ? null : parsed.permissions))
    context.addIssue({ code: "custom", path: ["events"], message });
}

export const registrationSchema = z
  .object({
    ...generalFields,
    ...webhookFields,
    ...permissionFields,
    webhook_secret: optional(webhookSecret),
    public: flag(false),
    single_file_paths: singleFilePaths.default([]),
  })
  .superRefine(checkGeneral, always)
  .superRefine(checkWebhook, always)
  .superRefine(checkEvents, always);

export const generalSchema = z.object(generalFields).superRefine(checkGeneral, always);

/** What is switched on and off for itself; the rules between these and the general fields are the commands'. */
export const featuresSchema = z.object({
  expire_user_tokens: generalFields.expire_user_tokens,
  request_oauth_on_install: generalFields.request_oauth_on_install,
  device_flow: generalFields.device_flow,
  install_receipts: generalFields.install_receipts,
});

/** `single_file_paths` left out keeps those that are stored. */
export const permissionsSchema = z
  .object({
    ...permissionFields,
    single_file_paths: singleFilePaths.optional(),
    note: optional(
      z
        .string()
        .trim()
        .max(NOTE_LENGTH_MAX, { error: `Use at most ${NOTE_LENGTH_MAX} characters for the note.` }),
    ),
  })
  .superRefine(checkEvents, always);

/** `webhook_secret` left out keeps the one that is stored; null or nothing but spaces takes it away. */
export const hookSchema = z
  .object({ ...webhookFields, webhook_secret: emptyIsNull(webhookSecret).optional() })
  .superRefine(checkWebhook, always);

export type RegistrationInput = z.input<typeof registrationSchema>;
export type GeneralInput = Omit<z.input<typeof generalSchema>, keyof FeaturesInput>;
export type FeaturesInput = z.input<typeof featuresSchema>;
export type PermissionsInput = z.input<typeof permissionsSchema>;
export type HookInput = z.input<typeof hookSchema>;
