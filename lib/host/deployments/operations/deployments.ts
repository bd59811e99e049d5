import { z } from "zod";
import { created, listed, noContent, ok } from "@/lib/api/answer.ts";
import { idParam } from "@/lib/api/id-param.ts";
import { ACTORS, ANYONE, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { requireActor } from "../../acting.ts";
import { createDeployment } from "../create-deployment.ts";
import { createDeploymentStatus } from "../create-deployment-status.ts";
import { deleteDeployment } from "../delete-deployment.ts";
import {
  deploymentSchema,
  deploymentStatusSchema,
  representDeployment,
  representDeploymentStatus,
} from "../represent.ts";
import { listDeploymentStatuses, listDeployments, requireDeployment, requireDeploymentStatus } from "../row.ts";
import { createDeploymentInput, createDeploymentStatusInput } from "../schemas.ts";

const READ: Requirement = { anyOf: [{ deployments: "read" }], scopes: ["repo", "repo_deployment"], public: true };
const WRITE: Requirement = { anyOf: [{ deployments: "write" }], role: "push", scopes: ["repo", "repo_deployment"] };

const deploymentParams = z.object({ deployment_id: idParam });
/** What a client sends for "any". */
const ANY = "none";

export const listDeploymentsOperation = operation({
  id: "repos/list-deployments",
  method: "GET",
  path: "/repos/{owner}/{repo}/deployments",
  summary: "List the deployments of a repository, newest first",
  documentation: "/rest/deployments/deployments#list-deployments",
  accepts: ANYONE,
  requires: READ,
  query: pageQuery.extend({
    sha: z.string().optional(),
    ref: z.string().optional(),
    task: z.string().optional(),
    environment: z.string().optional(),
  }),
  responses: { 200: z.array(deploymentSchema) },
  handler: async ({ repository, query, url }) => {
    const { sha, ref, task, environment } = query;
    const wanted = Object.entries({ sha, ref, task, environment }).filter(([, value]) => value && value !== ANY);
    const page = pageFrom(query);
    const { total, deployments } = await listDeployments(repository.id, { page, ...Object.fromEntries(wanted) });
    return listed(
      deployments.map((row) => representDeployment(row, repository)),
      { url, page, total },
    );
  },
});

export const createDeploymentOperation = operation({
  id: "repos/create-deployment",
  method: "POST",
  path: "/repos/{owner}/{repo}/deployments",
  summary: "Ask for a branch, tag or commit to be deployed",
  documentation: "/rest/deployments/deployments#create-a-deployment",
  accepts: ACTORS,
  requires: WRITE,
  resource: "Deployment",
  body: createDeploymentInput,
  responses: { 201: deploymentSchema },
  example: { body: { ref: "main", environment: "staging", required_contexts: [] } },
  handler: async ({ grant, repository, body }) => {
    const deployment = await createDeployment({ actor: requireActor(grant), repository, input: body });
    const json = representDeployment(deployment, repository);
    return created(json, json.url);
  },
});

export const getDeploymentOperation = operation({
  id: "repos/get-deployment",
  method: "GET",
  path: "/repos/{owner}/{repo}/deployments/{deployment_id}",
  summary: "Read a deployment",
  documentation: "/rest/deployments/deployments#get-a-deployment",
  accepts: ANYONE,
  requires: READ,
  params: deploymentParams,
  responses: { 200: deploymentSchema },
  handler: async ({ repository, params }) =>
    ok(representDeployment(await requireDeployment(repository.id, params.deployment_id), repository)),
});

export const deleteDeploymentOperation = operation({
  id: "repos/delete-deployment",
  method: "DELETE",
  path: "/repos/{owner}/{repo}/deployments/{deployment_id}",
  summary: "Delete a deployment that is not active",
  documentation: "/rest/deployments/deployments#delete-a-deployment",
  accepts: ACTORS,
  requires: WRITE,
  params: deploymentParams,
  responses: { 204: null },
  handler: async ({ grant, repository, params }) => {
    await deleteDeployment({ actor: requireActor(grant), repository, id: params.deployment_id });
    return noContent();
  },
});

export const listDeploymentStatusesOperation = operation({
  id: "repos/list-deployment-statuses",
  method: "GET",
  path: "/repos/{owner}/{repo}/deployments/{deployment_id}/statuses",
  summary: "List how a deployment has been doing, newest first",
  documentation: "/rest/deployments/statuses#list-deployment-statuses",
  accepts: ANYONE,
  requires: READ,
  params: deploymentParams,
  query: pageQuery,
  responses: { 200: z.array(deploymentStatusSchema) },
  handler: async ({ repository, params, query, url }) => {
    const deployment = await requireDeployment(repository.id, params.deployment_id);
    const page = pageFrom(query);
    const { total, statuses } = await listDeploymentStatuses(deployment.id, page);
    return listed(
      statuses.map((row) => representDeploymentStatus(row, repository)),
      { url, page, total },
    );
  },
});

export const createDeploymentStatusOperation = operation({
  id: "repos/create-deployment-status",
  method: "POST",
  path: "/repos/{owner}/{repo}/deployments/{deployment_id}/statuses",
  summary: "Say how a deployment is doing",
  documentation: "/rest/deployments/statuses#create-a-deployment-status",
  accepts: ACTORS,
  requires: WRITE,
  params: deploymentParams,
  resource: "DeploymentStatus",
  body: createDeploymentStatusInput,
  responses: { 201: deploymentStatusSchema },
  handler: async ({ grant, repository, params, body }) => {
    const { deployment_id: deploymentId } = params;
    const status = await createDeploymentStatus({ actor: requireActor(grant), repository, deploymentId, input: body });
    const json = representDeploymentStatus(status, repository);
    return created(json, json.url);
  },
});

export const getDeploymentStatusOperation = operation({
  id: "repos/get-deployment-status",
  method: "GET",
  path: "/repos/{owner}/{repo}/deployments/{deployment_id}/statuses/{status_id}",
  summary: "Read one status of a deployment",
  documentation: "/rest/deployments/statuses#get-a-deployment-status",
  accepts: ANYONE,
  requires: READ,
  params: deploymentParams.extend({ status_id: idParam }),
  responses: { 200: deploymentStatusSchema },
  handler: async ({ repository, params }) => {
    const deployment = await requireDeployment(repository.id, params.deployment_id);
    return ok(representDeploymentStatus(await requireDeploymentStatus(deployment.id, params.status_id), repository));
  },
});
