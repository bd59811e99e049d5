import { z } from "zod";
import { isReservedLogin } from "@/lib/accounts/reserved-logins.ts";
import {
  DESCRIPTION_LENGTH_MAX,
  EMAIL_LENGTH_MAX,
  loginProblem,
  NAME_LENGTH_MAX,
  PASSWORD_LENGTH_MAX,
  PASSWORD_LENGTH_MIN,
} from "@/lib/accounts/rules.ts";
import { ORGANIZATION_ROLES, REPOSITORY_ROLES } from "@/lib/authorization/roles.ts";
import { SCOPES } from "@/lib/authorization/scopes.ts";
import { commentInput } from "@/lib/host/comments/schemas.ts";
import { branchProblem } from "@/lib/host/git/rules.ts";
import { ASSIGNEES_MAX, bodyText, createIssueInput, STATE_REASONS } from "@/lib/host/issues/schemas.ts";
import { createLabelInput } from "@/lib/host/labels/schemas.ts";
import * as repositoryRules from "@/lib/host/repositories/rules.ts";
import { createRepositoryInput } from "@/lib/host/repositories/schemas.ts";
import {
  DESCRIPTION_LENGTH_MAX as APPLICATION_DESCRIPTION_LENGTH_MAX,
  CALLBACK_URLS_MAX,
  URL_LENGTH_MAX,
} from "@/lib/integrations/limits.ts";
import { isWebUrl } from "@/lib/integrations/rules.ts";
import { generalSchema, permissionsSchema } from "@/lib/integrations/schemas.ts";
import { ONE_LINE } from "@/lib/platform/one-line.ts";
import { feedbackAddressProblem } from "@/lib/site/change-feedback-address.ts";
import { clientId, clientSecret, fixedToken } from "./credential-schema.ts";

/**
 * The world file as it is written (docs/world-file.md). Unknown keys are mistakes, and whatever is not required has a
 * default. What the forms and the API check by rules of their own is checked by the same rules.
 */

/** A rule that answers in words: null when nothing is wrong. */
const ruled = (problem: (value: string) => string | null) =>
  z.string().superRefine((value, context) => {
    const message = problem(value);
    if (message !== null) context.addIssue({ code: "custom", message });
  });

/** Reserved because they would mislead strangers; whoever writes a world file chooses everybody in it. */
const ALLOWED_HERE: ReadonlySet<string> = new Set([
  "admin",
  "administrator",
  "owner",
  "root",
  "support",
  "system",
  "test",
  "user",
]);

const login = ruled((value) => {
  if (isReservedLogin(value) && !ALLOWED_HERE.has(value.toLowerCase())) return "is reserved; choose another";
  return loginProblem(value);
});

const webUrl = (most: number) =>
  z.string().max(most).refine(isWebUrl, { error: "must be a full address starting with http:// or https://" });
const text = (most: number) => z.string().trim().max(most);
/** Of a NUL it is said elsewhere, wherever it stands. */
const line = (most: number) =>
  text(most).refine(
    (given) => given.includes("\0") || ONE_LINE.test(given),
    "must be one line, without control characters",
  );
const address = z.email("must be a whole e-mail address such as mona@example.test").max(EMAIL_LENGTH_MAX);
const role = z.enum(REPOSITORY_ROLES);

/** Sequences go on behind the highest chosen id, so there must be room; a JSON web token's issuer has nine digits. */
const ID_MAX = 999_999_999;
const REPOSITORY_ID_MAX = 2_000_000_000;
const idUpTo = (most: number) => z.int().min(1).max(most).optional();

const tokenSchema = z.strictObject({
  token: fixedToken,
  scopes: z.array(z.enum(SCOPES as unknown as readonly [string, ...string[]])).default([]),
  note: line(NAME_LENGTH_MAX).optional(),
});

const userSchema = z.strictObject({
  login,
  name: line(NAME_LENGTH_MAX).optional(),
  email: address.optional(),
  emails: z.array(z.strictObject({ email: address, verified: z.boolean().default(true) })).default([]),
  password: z.string().min(PASSWORD_LENGTH_MIN).max(PASSWORD_LENGTH_MAX).optional(),
  site_admin: z.boolean().default(false),
  agreement: z.boolean().default(true),
  bio: text(DESCRIPTION_LENGTH_MAX).optional(),
  blog: webUrl(NAME_LENGTH_MAX).optional(),
  location: line(NAME_LENGTH_MAX).optional(),
  tokens: z.array(tokenSchema).default([]),
});

const teamSchema = z.strictObject({
  name: line(NAME_LENGTH_MAX).min(1),
  description: text(DESCRIPTION_LENGTH_MAX).optional(),
  members: z.array(z.string()).default([]),
  repositories: z.record(z.string(), role).default({}),
});

const organizationSchema = z.strictObject({
  login,
  name: line(NAME_LENGTH_MAX).optional(),
  description: text(DESCRIPTION_LENGTH_MAX).optional(),
  blog: webUrl(NAME_LENGTH_MAX).optional(),
  location: line(NAME_LENGTH_MAX).optional(),
  members: z.record(z.string(), z.enum(ORGANIZATION_ROLES)).default({}),
  teams: z.array(teamSchema).default([]),
});

const issueSchema = z.strictObject({
  title: createIssueInput.shape.title,
  body: bodyText.optional(),
  author: z.string().optional(),
  state: z.enum(["open", "closed"]).default("open"),
  state_reason: z.enum(STATE_REASONS).optional(),
  locked: z.boolean().default(false),
  labels: z.array(z.string()).default([]),
  assignees: z.array(z.string()).max(ASSIGNEES_MAX).default([]),
  comments: z.array(z.strictObject({ author: z.string(), body: commentInput.shape.body })).default([]),
});

const ownerAndName = ruled((value) => {
  const [owner, name, ...rest] = value.split("/");
  if (!owner || !name || rest.length > 0) return "must be owner/name";
  if (name.length > repositoryRules.NAME_LENGTH_MAX)
    return `must have at most ${repositoryRules.NAME_LENGTH_MAX} characters after the slash`;
  if (repositoryRules.nameFrom(name) !== name)
    return `may have letters, digits, dots, hyphens and underscores alone; ${owner}/${repositoryRules.nameFrom(name)} would do`;
  return repositoryRules.nameProblem(name);
});

const fileSchema = z.union([z.string(), z.strictObject({ base64: z.base64({ error: "must be base64" }) })], {
  error: "must be text, or a mapping with the bytes under base64",
});

const repositorySchema = z.strictObject({
  id: idUpTo(REPOSITORY_ID_MAX),
  name: ownerAndName,
  private: z.boolean().default(false),
  description: createRepositoryInput.shape.description,
  homepage: createRepositoryInput.shape.homepage,
  default_branch: ruled(branchProblem).default("main"),
  archived: z.boolean().default(false),
  collaborators: z.record(z.string(), role).default({}),
  files: z.record(z.string(), fileSchema).optional(),
  labels: z.array(z.strictObject(createLabelInput.shape)).default([]),
  issues: z.array(issueSchema).default([]),
});

const oauthApplicationSchema = z.strictObject({
  name: line(NAME_LENGTH_MAX).min(1),
  owner: z.string(),
  url: webUrl(URL_LENGTH_MAX).optional(),
  description: text(APPLICATION_DESCRIPTION_LENGTH_MAX).optional(),
  client_id: clientId.optional(),
  client_secret: clientSecret.optional(),
  callback_urls: z.array(webUrl(URL_LENGTH_MAX)).max(CALLBACK_URLS_MAX).default([]),
  device_flow: z.boolean().default(false),
});

const installationSchema = z.strictObject({
  id: idUpTo(ID_MAX),
  account: z.string(),
  repositories: z
    .union([z.literal("all"), z.array(z.string())], { error: "must be all or a list of names" })
    .default("all"),
});

const callbackUrl = z.union([z.string(), z.strictObject({ url: z.string(), wildcard: z.boolean().default(false) })], {
  error: "must be an address, or a mapping of url and wildcard",
});

/** Shapes alone: its texts and addresses are held against the form's own schema in check-registration.ts. */
const integrationSchema = z.strictObject({
  name: z.string().pipe(generalSchema.shape.name),
  id: idUpTo(ID_MAX),
  owner: z.string(),
  description: z.string().trim().optional(),
  url: z.string().trim().default("http://localhost"),
  client_id: clientId.optional(),
  client_secret: clientSecret.optional(),
  private_key: z.string().optional(),
  public_key: z.string().optional(),
  webhook: z
    .strictObject({
      url: z.string().optional(),
      secret: z.string().optional(),
      active: z.boolean().default(true),
      content_type: z.enum(["json", "form"]).default("json"),
      insecure_ssl: z.boolean().default(false),
    })
    .optional(),
  callback_urls: z.array(callbackUrl).default([]),
  setup_url: z.string().optional(),
  setup_on_update: z.boolean().default(false),
  request_oauth_on_install: z.boolean().default(false),
  expire_user_tokens: z.boolean().default(true),
  permissions: z.record(z.string(), z.unknown()).default({}),
  reasons: permissionsSchema.shape.reasons,
  events: z.array(z.string()).default([]),
  single_file_paths: z.array(z.string()).max(10).default([]),
  public: z.boolean().default(false),
  device_flow: z.boolean().default(false),
  installations: z.array(installationSchema).default([]),
});

const siteSchema = z.strictObject({
  feedback_url: ruled(feedbackAddressProblem).optional(),
});

export const worldSchema = z.strictObject({
  site: siteSchema.default({}),
  users: z.array(userSchema).default([]),
  organizations: z.array(organizationSchema).default([]),
  repositories: z.array(repositorySchema).default([]),
  oauth_apps: z.array(oauthApplicationSchema).default([]),
  integrations: z.array(integrationSchema).default([]),
});
export type World = z.output<typeof worldSchema>;
export type WorldInput = z.input<typeof worldSchema>;
export type WorldIntegration = World["integrations"][number];
export type WorldRepository = World["repositories"][number];
