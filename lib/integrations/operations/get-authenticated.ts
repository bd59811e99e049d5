import { ok } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { operation } from "@/lib/api/operation.ts";
import { requireIntegration } from "@/lib/installations/operations/require-integration.ts";
import { findIntegrationById, installationCountOf } from "../queries.ts";
import { integrationSchema, representIntegration } from "../represent.ts";

export const getAuthenticatedIntegration = operation({
  id: "apps/get-authenticated",
  method: "GET",
  path: "/app",
  summary: "Get the integration itself",
  documentation: "/rest/apps/apps#get-the-authenticated-app",
  accepts: ["integration"],
  requires: { anyOf: [{}] },
  responses: { 200: integrationSchema },
  example: {},
  handler: async ({ grant }) => {
    const { integrationId } = requireIntegration(grant);
    const [integration, installations] = await Promise.all([
      findIntegrationById(integrationId),
      installationCountOf(integrationId),
    ]);
    if (!integration) throw notFound();
    return ok({ ...representIntegration(integration), installations_count: installations });
  },
});
