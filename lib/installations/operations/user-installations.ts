import { z } from "zod";
import { listed, noContent } from "@/lib/api/answer.ts";
import { forbidden, notFound } from "@/lib/api/errors.ts";
import { idParam } from "@/lib/api/id-param.ts";
import { asksForPreview, ERA_PREVIEW } from "@/lib/api/media-type.ts";
import { operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import type { Grant, UserViaIntegrationGrant } from "@/lib/authorization/grant.ts";
import { permissionsShown } from "@/lib/host/repositories/permissions-shown.ts";
import { repositoriesOfPerson } from "@/lib/host/repositories/queries.ts";
import {
  REPOSITORY_FIELDS_WITHDRAWN,
  repositorySchema,
  representRepository,
} from "@/lib/host/repositories/represent.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { addRepository, removeRepository } from "../change-one-repository.ts";
import { findInstallationForPerson, installationsForPerson } from "../queries.ts";
import { installationSchema, representInstallation } from "../represent.ts";

/** Source of the words: wire facts §1.15. */
const NOT_THROUGH_AN_INTEGRATION = {
  status: 403,
  message: "You must authenticate with an access token authorized to a GitHub App in order to list installations",
};

function requireUserViaIntegration(grant: Grant): UserViaIntegrationGrant {
  if (grant.kind !== "user-via-integration") throw new Error("the operation accepts a person's token alone");
  return grant;
}

export const listUserInstallations = operation({
  id: "apps/list-installations-for-authenticated-user",
  method: "GET",
  path: "/user/installations",
  summary: "List the integration's installations that the person behind the token has to do with",
  documentation: "/rest/apps/installations#list-app-installations-accessible-to-the-user-access-token",
  accepts: ["user-via-integration"],
  otherwise: NOT_THROUGH_AN_INTEGRATION,
  requires: { anyOf: [{}] },
  query: pageQuery,
  responses: {
    200: z.object({
      total_count: z.int(),
      installations: z.array(installationSchema),
      integration_installations: z.array(installationSchema).optional(),
    }),
  },
  handler: async ({ grant, query, url, headers }) => {
    const page = pageFrom(query);
    const { userId, integrationId } = requireUserViaIntegration(grant);
    const { total, installations } = await installationsForPerson({ userId, integrationId }, page);
    const shown = installations.map(representInstallation);
    const body = {
      total_count: total,
      installations: shown,
      // In 2017 both names were sent for a while (wire facts §2).
      ...(asksForPreview(headers, ERA_PREVIEW) && { integration_installations: shown }),
    };
    return listed(body, { url, page, total });
  },
});

export const listUserInstallationRepositories = operation({
  id: "apps/list-installation-repos-for-authenticated-user",
  method: "GET",
  path: "/user/installations/{installation_id}/repositories",
  summary: "List the repositories that both the installation and the person behind the token reach",
  documentation: "/rest/apps/installations#list-repositories-accessible-to-the-user-access-token",
  accepts: ["user-via-integration"],
  otherwise: NOT_THROUGH_AN_INTEGRATION,
  requires: { anyOf: [{}] },
  params: z.object({ installation_id: idParam }),
  query: pageQuery,
  withdrawn: REPOSITORY_FIELDS_WITHDRAWN.map((field) => `repositories.${field}`),
  responses: { 200: z.object({ total_count: z.int(), repositories: z.array(repositorySchema) }) },
  example: { params: { installation_id: 5001 } },
  handler: async ({ grant, params, query, url }) => {
    const person = requireUserViaIntegration(grant);
    const page = pageFrom(query);
    const installation = await findInstallationForPerson(person, params.installation_id);
    if (!installation) throw notFound();
    const { total, repositories } = await repositoriesOfPerson(person, {
      page,
      order: { by: "id", direction: "asc" },
      installation,
    });
    const shown = repositories.map((row) => representRepository(row, permissionsShown(grant, row)));
    return listed({ total_count: total, repositories: shown }, { url, page, total });
  },
});

export const oneRepository = {
  path: "/user/installations/{installation_id}/repositories/{repository_id}",
  accepts: ["personal-token"],
  requires: { anyOf: [{}], scopes: ["repo"] },
  params: z.object({ installation_id: idParam, repository_id: idParam }),
  responses: { 204: null },
} as const;

/** A person's own classic token: one that an OAuth application was given for them is not enough. */
export function requirePersonalToken(grant: Grant): { actorId: number } {
  if (grant.kind !== "personal-token") throw new Error("the operation accepts a classic personal access token alone");
  if (grant.oauthApplicationId !== undefined)
    throw forbidden("Installations are changed with a personal access token (classic), not through an application.");
  return { actorId: grant.userId };
}

export const addUserInstallationRepository = operation({
  ...oneRepository,
  id: "apps/add-repo-to-installation-for-authenticated-user",
  method: "PUT",
  summary: "Add a repository that the caller administers to an installation",
  documentation: "/rest/apps/installations#add-a-repository-to-an-app-installation",
  example: { params: { installation_id: 5001, repository_id: 2 } },
  handler: async ({ grant, params }) => {
    const { installation_id: installationId, repository_id: repositoryId } = params;
    await addRepository({ installationId, repositoryId, ...requirePersonalToken(grant) });
    return noContent();
  },
});

export const removeUserInstallationRepository = operation({
  ...oneRepository,
  id: "apps/remove-repo-from-installation-for-authenticated-user",
  method: "DELETE",
  summary: "Take a repository that the caller administers out of an installation",
  documentation: "/rest/apps/installations#remove-a-repository-from-an-app-installation",
  example: { params: { installation_id: 5001, repository_id: 2 } },
  handler: async ({ grant, params }) => {
    const { installation_id: installationId, repository_id: repositoryId } = params;
    await removeRepository({ installationId, repositoryId, ...requirePersonalToken(grant) });
    return noContent();
  },
});
