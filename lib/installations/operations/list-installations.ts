import { z } from "zod";
import { listed } from "@/lib/api/answer.ts";
import { operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { type InstallationFilter, installationsOf } from "../queries.ts";
import { installationSchema, representInstallation } from "../represent.ts";
import { requireIntegration } from "./require-integration.ts";

/** That `outdated` lists what is behind on permissions is a guess: the wire format has the name alone (wire facts §1.4). */
export const installationsQuery = pageQuery.extend({
  since: z.iso.datetime({ offset: true }).optional(),
  outdated: z.string().optional(),
});

export function filterOf({ since, outdated }: z.output<typeof installationsQuery>): InstallationFilter {
  return { ...(since && { since: new Date(since) }), outdated: outdated === "true" || outdated === "1" };
}

export const listInstallations = operation({
  id: "apps/list-installations",
  method: "GET",
  path: "/app/installations",
  summary: "List where the integration is installed",
  documentation: "/rest/apps/apps#list-installations-for-the-authenticated-app",
  accepts: ["integration"],
  requires: { anyOf: [{}] },
  query: installationsQuery,
  responses: { 200: z.array(installationSchema) },
  handler: async ({ grant, query, url }) => {
    const page = pageFrom(query);
    const { integrationId } = requireIntegration(grant);
    const { total, installations } = await installationsOf(integrationId, page, filterOf(query));
    return listed(installations.map(representInstallation), { url, page, total });
  },
});
