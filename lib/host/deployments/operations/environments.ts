import { z } from "zod";
import { listed, ok } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { ANYONE, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { onPage, pageFrom } from "@/lib/platform/pagination.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { repositoryApiUrl, repositoryHtmlUrl } from "../../repositories/urls.ts";
import { type EnvironmentRow, environmentsOf } from "../environments.ts";

const READ: Requirement = { anyOf: [{ actions: "read" }], public: true };

/** Source of the keys: the official schema `environment`. */
const environmentSchema = z
  .object({
    id: z.int(),
    node_id: z.string(),
    name: z.string(),
    url: z.string(),
    html_url: z.string(),
    created_at: z.string(),
    updated_at: z.string(),
    protection_rules: z.array(z.never()),
    deployment_branch_policy: z.null(),
  })
  .meta({ id: "environment" });

/** Its id is that of the deployment that was the first there. */
const represent = (row: EnvironmentRow, repository: { ownerLogin: string; name: string }) => ({
  id: row.id,
  node_id: nodeId("Environment", row.id),
  name: row.name,
  url: repositoryApiUrl(repository, `/environments/${encodeURIComponent(row.name)}`),
  html_url: repositoryHtmlUrl(repository, `/deployments?environment=${encodeURIComponent(row.name)}`),
  created_at: timestamp(row.createdAt),
  updated_at: timestamp(row.updatedAt),
  protection_rules: [],
  deployment_branch_policy: null,
});

export const listEnvironments = operation({
  id: "repos/get-all-environments",
  method: "GET",
  path: "/repos/{owner}/{repo}/environments",
  summary: "List the environments that were deployed to",
  documentation: "/rest/deployments/environments#list-environments",
  accepts: ANYONE,
  requires: READ,
  query: pageQuery,
  responses: { 200: z.object({ total_count: z.int(), environments: z.array(environmentSchema) }) },
  example: { as: "mona" },
  handler: async ({ repository, query, url }) => {
    const all = await environmentsOf(repository.id);
    const page = pageFrom(query);
    const environments = onPage(all, page).map((row) => represent(row, repository));
    return listed({ total_count: all.length, environments }, { url, page, total: all.length });
  },
});

export const getEnvironment = operation({
  id: "repos/get-environment",
  method: "GET",
  path: "/repos/{owner}/{repo}/environments/{environment_name}",
  summary: "Read an environment that was deployed to",
  documentation: "/rest/deployments/environments#get-an-environment",
  accepts: ANYONE,
  requires: READ,
  responses: { 200: environmentSchema },
  handler: async ({ repository, params }) => {
    const found = (await environmentsOf(repository.id)).find(({ name }) => name === params.environment_name);
    if (!found) throw notFound();
    return ok(represent(found, repository));
  },
});
