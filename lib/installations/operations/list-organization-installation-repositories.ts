import { z } from "zod";
import { listed } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { idParam } from "@/lib/api/id-param.ts";
import { operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import { permissionsShown } from "@/lib/host/repositories/permissions-shown.ts";
import { repositoriesOfPerson } from "@/lib/host/repositories/queries.ts";
import {
  REPOSITORY_FIELDS_WITHDRAWN,
  repositorySchema,
  representRepository,
} from "@/lib/host/repositories/represent.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { findConfiguration } from "../configuration.ts";

/**
 * Beyond the wire format, which tells an owner that an installation is on selected repositories and not on which. For
 * people alone: an integration that may read an organization's settings learns nothing here of other integrations'
 * private repositories.
 */
export const listOrganizationInstallationRepositories = operation({
  id: "orgs/list-app-installation-repositories",
  method: "GET",
  path: "/orgs/{org}/installations/{installation_id}/repositories",
  summary: "List the repositories that one of an organization's installations reaches, for its owners",
  documentation: "/rest/orgs/orgs#list-app-installations-for-an-organization",
  accepts: ["personal-token", "session"],
  requires: { anyOf: [{}], role: { organization: "admin" }, scopes: ["admin:org", "read:org"] },
  params: z.object({ installation_id: idParam }),
  query: pageQuery,
  withdrawn: REPOSITORY_FIELDS_WITHDRAWN.map((field) => `repositories.${field}`),
  responses: {
    200: z.object({
      total_count: z.int(),
      repository_selection: z.enum(["all", "selected"]),
      repositories: z.array(repositorySchema),
    }),
  },
  example: { params: { org: "acme", installation_id: 5001 } },
  handler: async ({ grant, organization, params, query, url }) => {
    if (!("userId" in grant)) throw new Error("only people are accepted");
    const installation = await findConfiguration(organization.id, params.installation_id);
    if (!installation) throw notFound();
    const page = pageFrom(query);
    const { total, repositories } = await repositoriesOfPerson(grant, {
      page,
      order: { by: "id", direction: "asc" },
      installation,
    });
    const body = {
      total_count: total,
      repository_selection: installation.repositorySelection,
      repositories: repositories.map((row) => representRepository(row, permissionsShown(grant, row))),
    };
    return listed(body, { url, page, total });
  },
});
