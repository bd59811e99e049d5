import { z } from "zod";
import { representSimpleUser, simpleUserSchema } from "@/lib/accounts/represent.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { performedViaSchema } from "../performed-via.ts";
import { repositoryApiUrl } from "../repositories/urls.ts";
import type { DeploymentRow, DeploymentStatusRow } from "./row.ts";
import { DEPLOYMENT_STATES } from "./schemas.ts";

type Named = { ownerLogin: string; name: string };

/** Source of the keys: the official schema `deployment`. */
export const deploymentSchema = z
  .object({
    url: z.string(),
    id: z.int(),
    node_id: z.string(),
    sha: z.string(),
    ref: z.string(),
    task: z.string(),
    payload: z.union([z.string(), z.record(z.string(), z.unknown())]),
    original_environment: z.string(),
    environment: z.string(),
    description: z.string().nullable(),
    creator: simpleUserSchema,
    created_at: z.string(),
    updated_at: z.string(),
    statuses_url: z.string(),
    repository_url: z.string(),
    transient_environment: z.boolean(),
    production_environment: z.boolean(),
    performed_via_github_app: performedViaSchema,
  })
  .meta({ id: "deployment" });
export type DeploymentJson = z.infer<typeof deploymentSchema>;

export function representDeployment(row: DeploymentRow, repository: Named): DeploymentJson {
  const url = repositoryApiUrl(repository, `/deployments/${row.id}`);
  return {
    url,
    id: row.id,
    node_id: nodeId("Deployment", row.id),
    sha: row.sha,
    ref: row.ref,
    task: row.task,
    payload: row.payload as DeploymentJson["payload"],
    original_environment: row.originalEnvironment,
    environment: row.environment,
    description: row.description,
    creator: representSimpleUser(row.creator),
    created_at: timestamp(row.createdAt),
    updated_at: timestamp(row.updatedAt),
    statuses_url: `${url}/statuses`,
    repository_url: repositoryApiUrl(repository),
    transient_environment: row.transientEnvironment,
    production_environment: row.productionEnvironment,
    performed_via_github_app: row.performedVia,
  };
}

/** Source of the keys: the official schema `deployment-status`. */
export const deploymentStatusSchema = z
  .object({
    url: z.string(),
    id: z.int(),
    node_id: z.string(),
    state: z.enum(DEPLOYMENT_STATES),
    creator: simpleUserSchema,
    description: z.string(),
    environment: z.string(),
    target_url: z.string(),
    created_at: z.string(),
    updated_at: z.string(),
    deployment_url: z.string(),
    repository_url: z.string(),
    environment_url: z.string(),
    log_url: z.string(),
    performed_via_github_app: performedViaSchema,
  })
  .meta({ id: "deployment-status" });

export function representDeploymentStatus(
  row: DeploymentStatusRow,
  repository: Named,
): z.infer<typeof deploymentStatusSchema> {
  const deploymentUrl = repositoryApiUrl(repository, `/deployments/${row.deploymentId}`);
  return {
    url: `${deploymentUrl}/statuses/${row.id}`,
    id: row.id,
    node_id: nodeId("DeploymentStatus", row.id),
    state: row.state,
    creator: representSimpleUser(row.creator),
    description: row.description,
    environment: row.environment,
    target_url: row.logUrl,
    created_at: timestamp(row.createdAt),
    updated_at: timestamp(row.updatedAt),
    deployment_url: deploymentUrl,
    repository_url: repositoryApiUrl(repository),
    environment_url: row.environmentUrl,
    log_url: row.logUrl,
    performed_via_github_app: row.performedVia,
  };
}
