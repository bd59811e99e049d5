import { z } from "zod";
import { listed } from "@/lib/api/answer.ts";
import { operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { openRequestsFor } from "../requests/queries.ts";
import { installationRequestSchema, representInstallationRequest } from "../requests/represent.ts";
import { requireIntegration } from "./require-integration.ts";

export const listInstallationRequests = operation({
  id: "apps/list-installation-requests-for-authenticated-app",
  method: "GET",
  path: "/app/installation-requests",
  summary: "List the requests to install the integration that wait for an answer",
  documentation: "/rest/apps/apps#list-installation-requests-for-the-authenticated-app",
  accepts: ["integration"],
  requires: { anyOf: [{}] },
  query: pageQuery,
  responses: { 200: z.array(installationRequestSchema) },
  handler: async ({ grant, query, url }) => {
    const page = pageFrom(query);
    const { integrationId } = requireIntegration(grant);
    const { total, requests } = await openRequestsFor(integrationId, page);
    return listed(requests.map(representInstallationRequest), { url, page, total });
  },
});
