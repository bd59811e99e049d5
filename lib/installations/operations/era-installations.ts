import { z } from "zod";
import { listed, noContent, ok } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { idParam } from "@/lib/api/id-param.ts";
import { ERA_PREVIEW } from "@/lib/api/media-type.ts";
import { operation } from "@/lib/api/operation.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { apiUrl } from "@/lib/platform/urls.ts";
import { addRepository, removeRepository } from "../change-one-repository.ts";
import { findInstallation, type InstallationWithParts, installationsOf } from "../queries.ts";
import { installationSchema, representInstallation } from "../represent.ts";
import { filterOf, installationsQuery } from "./list-installations.ts";
import { requireIntegration } from "./require-integration.ts";
import { oneRepository, requirePersonalToken } from "./user-installations.ts";

/** The routes of 2016 and 2017, each the same as what took its place. Source: wire facts §2. */

const schema = installationSchema.extend({ integration_id: z.int() });

/** With the names that an installation had then beside those of today. */
function representOfEra(row: InstallationWithParts): z.input<typeof schema> {
  return {
    ...representInstallation(row),
    integration_id: row.integrationId,
    access_tokens_url: apiUrl(`/installations/${row.id}/access_tokens`),
  };
}

const ofIntegration = {
  method: "GET",
  documentation: "/rest/apps/apps",
  accepts: ["integration"],
  requires: { anyOf: [{}] },
  preview: ERA_PREVIEW,
} as const;

export const listInstallationsOfEra = operation({
  ...ofIntegration,
  id: "integrations/get-installations",
  path: "/integration/installations",
  summary: "List where the integration is installed",
  query: installationsQuery,
  responses: { 200: z.array(schema) },
  handler: async ({ grant, query, url }) => {
    const page = pageFrom(query);
    const { integrationId } = requireIntegration(grant);
    const { total, installations } = await installationsOf(integrationId, page, filterOf(query));
    return listed(installations.map(representOfEra), { url, page, total });
  },
});

export const getInstallationOfEra = operation({
  ...ofIntegration,
  id: "integrations/get-installation",
  path: "/integration/installations/{installation_id}",
  summary: "Get one installation of the integration",
  params: z.object({ installation_id: idParam }),
  responses: { 200: schema },
  handler: async ({ grant, params }) => {
    const installation = await findInstallation(requireIntegration(grant).integrationId, params.installation_id);
    if (!installation) throw notFound();
    return ok(representOfEra(installation));
  },
});

const ofRepository = {
  ...oneRepository,
  path: "/installations/{installation_id}/repositories/{repository_id}",
  documentation: "/rest/apps/installations",
  preview: ERA_PREVIEW,
} as const;

export const addInstallationRepositoryOfEra = operation({
  ...ofRepository,
  id: "integrations/add-repo-to-installation",
  method: "PUT",
  summary: "Add a repository that the caller administers to an installation",
  handler: async ({ grant, params }) => {
    const { installation_id: installationId, repository_id: repositoryId } = params;
    await addRepository({ installationId, repositoryId, ...requirePersonalToken(grant) });
    return noContent();
  },
});

/** One client of the time declares it with POST. */
export const postInstallationRepositoryOfEra = {
  ...addInstallationRepositoryOfEra,
  id: "integrations/post-repo-to-installation",
  method: "POST",
} as const;

export const removeInstallationRepositoryOfEra = operation({
  ...ofRepository,
  id: "integrations/remove-repo-from-installation",
  method: "DELETE",
  summary: "Take a repository that the caller administers out of an installation",
  handler: async ({ grant, params }) => {
    const { installation_id: installationId, repository_id: repositoryId } = params;
    await removeRepository({ installationId, repositoryId, ...requirePersonalToken(grant) });
    return noContent();
  },
});
