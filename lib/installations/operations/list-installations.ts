import { z } from "zod";
import { listed } from "@/lib/api/answer.ts";
import { operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { installationsOf } from "../queries.ts";
import { installationSchema, representInstallation } from "../represent.ts";
import { requireIntegration } from "./require-integration.ts";

export const listInstallations = operation({
  id: "apps/list-installations",
  method: "GET",
  path: "/app/installations",
  summary: "List where the integration is installed",
  documentation: "/rest/apps/apps#list-installations-for-the-authenticated-app",
  accepts: ["integration"],
  requires: { anyOf: [{}] },
  query: pageQuery.extend({ since: z.iso.datetime({ offset: true }).optional(), outdated: z.string().optional() }),
  responses: { 200: z.array(installationSchema) },
  handler: async ({ grant, query, url }) => {
    const page = pageFrom(query);
    const { integrationId } = requireIntegration(grant);
    const filter = query.since ? { since: new Date(query.since) } : {};
    const { total, installations } = await installationsOf(integrationId, page, filter);
    return listed(installations.map(representInstallation), { url, page, total });
  },
});
