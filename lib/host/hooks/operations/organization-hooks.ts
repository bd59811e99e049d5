import type { Requirement } from "@/lib/authorization/requirement.ts";
import { organizationHookSchema } from "../represent.ts";
import { hookOperations } from "./hook-operations.ts";

const READ: Requirement = {
  anyOf: [{ organization_hooks: "read" }],
  role: { organization: "admin" },
  scopes: ["admin:org_hook"],
};
const WRITE: Requirement = {
  anyOf: [{ organization_hooks: "write" }],
  role: { organization: "admin" },
  scopes: ["admin:org_hook"],
};

export const organizationHookOperations = hookOperations({
  kind: "organization",
  path: "/orgs/{org}/hooks",
  ids: { prefix: "orgs", config: "for-org" },
  documentation: { page: "/rest/orgs/webhooks", delivery: "get-a-webhook-delivery-for-an-organization-webhook" },
  schema: organizationHookSchema,
  requires: { read: READ, write: WRITE, remove: WRITE, ping: WRITE },
  params: { org: "acme" },
});
