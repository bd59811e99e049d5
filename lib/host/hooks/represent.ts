import { z } from "zod";
import { hookConfigSchema, representHookConfig } from "@/lib/integrations/represent.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { isDelivered, statusCodeOf, statusWords } from "@/lib/webhooks/outcome-words.ts";
import { type HookOwner, hooksUrl } from "./owner.ts";
import type { OwnedHook } from "./queries.ts";

/** The schema `org-hook` of the official description. */
export const organizationHookSchema = z.object({
  type: z.string(),
  id: z.int(),
  name: z.string(),
  active: z.boolean(),
  events: z.array(z.string()),
  config: hookConfigSchema,
  updated_at: z.iso.datetime(),
  created_at: z.iso.datetime(),
  url: z.url(),
  ping_url: z.url(),
  deliveries_url: z.url(),
});

/** The schema `hook` of the official description. */
export const repositoryHookSchema = organizationHookSchema.extend({
  test_url: z.url(),
  last_response: z.object({ code: z.int().nullable(), status: z.string(), message: z.string().nullable() }),
});

type OrganizationHookJson = z.infer<typeof organizationHookSchema>;
type RepositoryHookJson = z.infer<typeof repositoryHookSchema>;

export function representHook(owner: HookOwner, hook: OwnedHook): OrganizationHookJson | RepositoryHookJson {
  const url = hooksUrl(owner, `/${hook.id}`);
  const json: OrganizationHookJson = {
    type: owner.kind === "repository" ? "Repository" : "Organization",
    id: hook.id,
    name: "web",
    active: hook.active,
    events: hook.events,
    config: representHookConfig(hook),
    updated_at: timestamp(hook.updatedAt),
    created_at: timestamp(hook.createdAt),
    url,
    ping_url: `${url}/pings`,
    deliveries_url: `${url}/deliveries`,
  };
  if (owner.kind === "organization") return json;
  return { ...json, test_url: `${url}/test`, last_response: lastResponse(hook) };
}

function lastResponse({ deliveries: [last] }: OwnedHook): RepositoryHookJson["last_response"] {
  if (!last) return { code: null, status: "unused", message: null };
  const status = isDelivered(last) ? "active" : last.outcome === "timeout" ? "timeout" : "misconfigured";
  return { code: statusCodeOf(last), status, message: statusWords(last) };
}
