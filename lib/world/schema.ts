import { z } from "zod";
import { loginProblem } from "@/lib/accounts/rules.ts";
import { REPOSITORY_ROLES } from "@/lib/authorization/roles.ts";
import { SCOPES } from "@/lib/authorization/scopes.ts";
import { isWebUrl, nameProblem } from "@/lib/integrations/rules.ts";

/** The world file as it is written (docs/world-file.md): unknown keys are mistakes, whatever is not required has a default. */

const login = z.string().superRefine((value, context) => {
  const problem = loginProblem(value);
  if (problem) context.addIssue({ code: "custom", message: problem });
});
const webUrl = z.string().refine(isWebUrl, { error: "must be a full address starting with http:// or https://" });
const repositoryName = z
  .string()
  .regex(/^[\w.-]{1,100}$/, { error: "may have letters, digits, dots, hyphens and underscores, 100 at most" })
  .refine((name) => name !== "." && name !== ".." && !name.endsWith(".git"), { error: "is not a usable name" });
const ownerAndName = z.string().superRefine((value, context) => {
  const [owner, name, rest] = value.split("/");
  if (!owner || !name || rest !== undefined || !repositoryName.safeParse(name).success)
    context.addIssue({ code: "custom", message: "must be owner/name" });
});
const role = z.enum(REPOSITORY_ROLES);
const id = z.int().min(1).max(2_147_483_647);

const tokenSchema = z.strictObject({
  token: z.string().min(8, "must have at least 8 characters"),
  scopes: z.array(z.enum(SCOPES as unknown as readonly [string, ...string[]])).default([]),
  note: z.string().optional(),
});

const userSchema = z.strictObject({
  login,
  name: z.string().optional(),
  email: z.email("must be an e-mail address").optional(),
  password: z.string().min(8, "must have at least 8 characters").max(128).optional(),
  site_admin: z.boolean().default(false),
  agreement: z.boolean().default(true),
  description: z.string().optional(),
  url: webUrl.optional(),
  location: z.string().optional(),
  tokens: z.array(tokenSchema).default([]),
});

const teamSchema = z.strictObject({
  name: z.string().min(1),
  description: z.string().optional(),
  members: z.array(z.string()).default([]),
  repositories: z.record(z.string(), role).default({}),
});

const organizationSchema = z.strictObject({
  login,
  name: z.string().optional(),
  description: z.string().optional(),
  url: webUrl.optional(),
  location: z.string().optional(),
  members: z.record(z.string(), z.enum(["admin", "member"])).default({}),
  teams: z.array(teamSchema).default([]),
});

const labelSchema = z.strictObject({
  name: z.string().min(1).max(50),
  color: z
    .string()
    .regex(/^[0-9a-fA-F]{6}$/, { error: "must be six hexadecimal digits" })
    .default("ededed"),
  description: z.string().max(100).optional(),
});

const commentSchema = z.strictObject({ author: z.string(), body: z.string().min(1) });

const issueSchema = z.strictObject({
  title: z.string().min(1).max(256),
  body: z.string().optional(),
  author: z.string().optional(),
  state: z.enum(["open", "closed"]).default("open"),
  labels: z.array(z.string()).default([]),
  assignees: z.array(z.string()).default([]),
  comments: z.array(commentSchema).default([]),
});

const fileSchema = z.union([z.string(), z.strictObject({ base64: z.base64() })], {
  error: "must be text or { base64: … }",
});

const repositorySchema = z.strictObject({
  id: id.optional(),
  name: ownerAndName,
  private: z.boolean().default(false),
  description: z.string().optional(),
  homepage: webUrl.optional(),
  default_branch: z.string().default("main"),
  collaborators: z.record(z.string(), role).default({}),
  files: z.record(z.string(), fileSchema).optional(),
  labels: z.array(labelSchema).default([]),
  issues: z.array(issueSchema).default([]),
});

const clientSecret = z.string().min(8, "must have at least 8 characters");

const oauthApplicationSchema = z.strictObject({
  name: z.string().min(1),
  owner: z.string(),
  url: webUrl.optional(),
  description: z.string().optional(),
  client_id: z.string().min(8).optional(),
  client_secret: clientSecret.optional(),
  callback_urls: z.array(webUrl).max(10).default([]),
  device_flow: z.boolean().default(false),
});

const callbackUrl = z.union([
  webUrl.transform((url) => ({ url, wildcard: false })),
  z.strictObject({ url: webUrl, wildcard: z.boolean().default(false) }),
]);

const installationSchema = z.strictObject({
  id: id.optional(),
  account: z.string(),
  repositories: z
    .union([z.literal("all"), z.array(z.string())], { error: "must be all or a list of names" })
    .default("all"),
});

const integrationSchema = z.strictObject({
  name: z.string().superRefine((value, context) => {
    const problem = nameProblem(value);
    if (problem) context.addIssue({ code: "custom", message: problem });
  }),
  id: id.optional(),
  owner: z.string(),
  description: z.string().optional(),
  url: webUrl.default("http://localhost"),
  client_id: z.string().min(8).optional(),
  client_secret: clientSecret.optional(),
  private_key: z.string().optional(),
  public_key: z.string().optional(),
  webhook: z
    .strictObject({
      url: webUrl.optional(),
      secret: z.string().optional(),
      active: z.boolean().default(true),
      content_type: z.enum(["json", "form"]).default("json"),
      insecure_ssl: z.boolean().default(false),
    })
    .optional(),
  callback_urls: z.array(callbackUrl).max(10, "has more than 10 addresses").default([]),
  setup_url: webUrl.optional(),
  setup_on_update: z.boolean().default(false),
  request_oauth_on_install: z.boolean().default(false),
  expire_user_tokens: z.boolean().default(true),
  permissions: z.record(z.string(), z.unknown()).default({}),
  events: z.array(z.string()).default([]),
  single_file_paths: z.array(z.string()).max(10).default([]),
  public: z.boolean().default(false),
  device_flow: z.boolean().default(false),
  installations: z.array(installationSchema).default([]),
});

export const worldSchema = z.strictObject({
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

/** The keys that a mapping may have at a path, for suggestions. */
export function keysAt(path: readonly PropertyKey[]): readonly string[] {
  let schema: z.ZodType | undefined = worldSchema;
  for (const part of path) schema = step(unwrap(schema), part);
  const inner = unwrap(schema);
  return inner ? objectKeys(inner) : [];
}

function unwrap(schema: z.ZodType | undefined): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return unwrap(schema.unwrap() as z.ZodType);
  return schema;
}

function step(schema: z.ZodType | undefined, part: PropertyKey): z.ZodType | undefined {
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
  if (schema instanceof z.ZodObject) return (schema.shape as Record<PropertyKey, z.ZodType>)[part];
  return undefined;
}

function objectKeys(schema: z.ZodType): readonly string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape as object) : [];
}
