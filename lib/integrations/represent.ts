import { z } from "zod";
import type { Prisma } from "@/generated/prisma/client.ts";
import { representSimpleUser, type SimpleAccount, simpleAccount, simpleUserSchema } from "@/lib/accounts/represent.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { htmlUrl } from "@/lib/platform/urls.ts";
import { permissionsOf } from "./stored-permissions.ts";

/** The columns that the public shape is made of: `select: integrationColumns` in a query. */
export const integrationColumns = {
  id: true,
  slug: true,
  clientId: true,
  name: true,
  description: true,
  url: true,
  createdAt: true,
  updatedAt: true,
  owner: { select: simpleAccount },
  versions: { select: { permissions: true, events: true }, orderBy: { number: "desc" }, take: 1 },
} as const satisfies Prisma.IntegrationSelect;

export type IntegrationRow = {
  id: number;
  slug: string;
  clientId: string;
  name: string;
  description: string | null;
  url: string;
  createdAt: Date;
  updatedAt: Date;
  owner: SimpleAccount;
  /** The newest version alone. */
  versions: readonly { permissions: unknown; events: readonly string[] }[];
};

/** The schema `integration` of the official description; `installations_count` only where it describes itself. */
export const integrationSchema = z.object({
  id: z.int(),
  slug: z.string(),
  node_id: z.string(),
  client_id: z.string(),
  owner: simpleUserSchema,
  name: z.string(),
  description: z.string().nullable(),
  external_url: z.url(),
  html_url: z.url(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  permissions: z.record(z.string(), z.string()),
  events: z.array(z.string()),
  installations_count: z.int().optional(),
});
export type IntegrationJson = z.infer<typeof integrationSchema>;

/** The address of the integration's own page, relative to the server's. Source: wire facts §1.18. */
const integrationPath = (slug: string): string => `/apps/${slug}`;

export function representIntegration(row: IntegrationRow): IntegrationJson {
  const [version] = row.versions;
  return {
    id: row.id,
    slug: row.slug,
    node_id: nodeId("App", row.id),
    client_id: row.clientId,
    owner: representSimpleUser(row.owner),
    name: row.name,
    description: row.description,
    external_url: row.url,
    html_url: htmlUrl(integrationPath(row.slug)),
    created_at: timestamp(row.createdAt),
    updated_at: timestamp(row.updatedAt),
    permissions: { ...permissionsOf(version?.permissions) },
    events: [...(version?.events ?? [])],
  };
}

/** The schema `webhook-config` of the official description. The secret is told to be there, never told. */
export const hookConfigSchema = z.object({
  url: z.string().optional(),
  content_type: z.enum(["json", "form"]),
  secret: z.string().optional(),
  insecure_ssl: z.enum(["0", "1"]),
});

const MASKED_SECRET = "********";

export function representHookConfig(hook: {
  url: string | null;
  contentType: string;
  insecureSsl: boolean;
  sealedSecret: string | null;
}): z.infer<typeof hookConfigSchema> {
  return {
    content_type: hook.contentType === "form" ? "form" : "json",
    insecure_ssl: hook.insecureSsl ? "1" : "0",
    ...(hook.url !== null && { url: hook.url }),
    ...(hook.sealedSecret !== null && { secret: MASKED_SECRET }),
  };
}
