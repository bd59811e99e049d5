import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { type Acting, refuseArchived, requireActing } from "../acting.ts";
import { recordRepositoryEvent } from "../repositories/events.ts";
import { type RepositoryRow, requireRepositoryRow } from "../repositories/row.ts";
import { representDeployment, representDeploymentStatus } from "./represent.ts";
import { type DeploymentStatusRow, lastState, requireDeployment, requireDeploymentStatus } from "./row.ts";
import type { CreateDeploymentStatusInput } from "./schemas.ts";

/**
 * Says how a deployment is doing. A success makes the earlier successful deployments of the same environment inactive,
 * transient and production ones excepted, unless told otherwise. Throws 404.
 */
export async function createDeploymentStatus({
  actor,
  repository: { id: repositoryId, role, archived },
  deploymentId,
  input,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived">;
  deploymentId: number;
  input: CreateDeploymentStatusInput;
}): Promise<DeploymentStatusRow> {
  const acting = await requireActing(actor, role);
  return transaction(async (tx) => {
    const deployment = await requireDeployment(repositoryId, deploymentId, tx);
    refuseArchived({ archived });
    const environment = input.environment ?? deployment.environment;
    await tx.deployment.update({ where: { id: deploymentId }, data: { environment, updatedAt: clock.now() } });
    const repository = await requireRepositoryRow(repositoryId, { tx });
    const context = { repository, acting };
    const status = await insertStatus(tx, { deploymentId, environment, input, ...context });
    if (input.state === "success" && input.auto_inactive)
      await endEarlier(tx, { deploymentId, environment, ...context });
    return status;
  });
}

type Context = { repository: RepositoryRow; acting: Acting };

async function insertStatus(
  tx: Tx,
  {
    deploymentId,
    environment,
    input,
    repository,
    acting,
  }: Context & {
    deploymentId: number;
    environment: string;
    input: Pick<CreateDeploymentStatusInput, "state" | "description" | "environment_url" | "log_url" | "target_url">;
  },
): Promise<DeploymentStatusRow> {
  const now = clock.now();
  const { id } = await tx.deploymentStatus.create({
    data: {
      deploymentId,
      environment,
      state: input.state,
      description: input.description ?? "",
      environmentUrl: input.environment_url ?? "",
      logUrl: input.log_url ?? input.target_url ?? "",
      creatorId: acting.account.id,
      performedViaIntegrationId: acting.viaIntegrationId ?? null,
      createdAt: now,
      updatedAt: now,
    },
  });
  const status = await requireDeploymentStatus(deploymentId, id, tx);
  const deployment = await requireDeployment(repository.id, deploymentId, tx);
  await recordRepositoryEvent(tx, {
    name: "deployment_status",
    action: "created",
    payload: {
      deployment_status: representDeploymentStatus(status, repository),
      deployment: representDeployment(deployment, repository),
      check_run: null,
      workflow: null,
      workflow_run: null,
    },
    repository,
    acting,
  });
  return status;
}

async function endEarlier(
  tx: Tx,
  { deploymentId, environment, ...context }: Context & { deploymentId: number; environment: string },
): Promise<void> {
  const earlier = await tx.deployment.findMany({
    where: {
      repositoryId: context.repository.id,
      environment,
      transientEnvironment: false,
      productionEnvironment: false,
      id: { lt: deploymentId },
      statuses: { some: { state: "success" } },
    },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of earlier) {
    if ((await lastState(id, tx)) !== "success") continue;
    await insertStatus(tx, { deploymentId: id, environment, input: { state: "inactive" }, ...context });
  }
}
