import { z } from "zod";
import { listed } from "@/lib/api/answer.ts";
import { operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { installationsOn } from "../queries.ts";
import { installationSchema, representInstallation } from "../represent.ts";

export const listOrganizationInstallations = operation({
  id: "orgs/list-app-installations",
  method: "GET",
  path: "/orgs/{org}/installations",
  summary: "List what is installed on an organization, for its owners",
  documentation: "/rest/orgs/orgs#list-app-installations-for-an-organization",
  accepts: ["personal-token", "fine-grained-token", "session", "installation", "user-via-integration"],
  requires: {
    anyOf: [{ organization_administration: "read" }],
    role: { organization: "admin" },
    scopes: ["admin:org", "read:org"],
  },
  query: pageQuery,
  responses: { 200: z.object({ total_count: z.int(), installations: z.array(installationSchema) }) },
  example: { params: { org: "acme" } },
  handler: async ({ organization, query, url }) => {
    const page = pageFrom(query);
    const { total, installations } = await installationsOn(organization.id, page);
    const body = { total_count: total, installations: installations.map(representInstallation) };
    return listed(body, { url, page, total });
  },
});
