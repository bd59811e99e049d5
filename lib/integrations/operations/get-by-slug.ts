import { administers, isMember } from "@/lib/accounts/queries.ts";
import { ok } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { ANYONE, operation } from "@/lib/api/operation.ts";
import { type Grant, personOf } from "@/lib/authorization/grant.ts";
import { findIntegrationBySlug, type IntegrationDetails } from "../queries.ts";
import { integrationSchema, representIntegration } from "../represent.ts";

export const getIntegrationBySlug = operation({
  id: "apps/get-by-slug",
  method: "GET",
  path: "/apps/{app_slug}",
  summary: "Get an integration by the last part of its address",
  documentation: "/rest/apps/apps#get-an-app",
  accepts: [...ANYONE, "integration"],
  requires: { anyOf: [{}], public: true },
  responses: { 200: integrationSchema },
  example: { params: { app_slug: "ci-bot" } },
  handler: async ({ grant, params }) => {
    const integration = await findIntegrationBySlug(params.app_slug);
    if (!integration || !(await maySee(grant, integration))) throw notFound();
    return ok(representIntegration(integration));
  },
});

/** A private integration is known to itself, to its owner and to the owner's members; to others it does not exist. */
async function maySee(grant: Grant, { id, ownerId, public: isPublic }: IntegrationDetails): Promise<boolean> {
  if (isPublic) return true;
  if ("integrationId" in grant && grant.integrationId === id) return true;
  const userId = personOf(grant);
  return userId !== null && ((await administers(userId, ownerId)) || (await isMember(ownerId, userId)));
}
