import { conflict, unprocessable } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing } from "../acting.ts";
import { requireCommitSha } from "../git/resolve-ref.ts";
import { refusingGit } from "../refusing-git.ts";
import { recordRepositoryEvent } from "../repositories/events.ts";
import { requireRepositoryRow } from "../repositories/row.ts";
import { newestStatuses } from "../statuses/queries.ts";
import { representDeployment } from "./represent.ts";
import { type DeploymentRow, requireDeployment } from "./row.ts";
import type { CreateDeploymentInput } from "./schemas.ts";

/**
 * Asks for a ref to be deployed, and tells who listens. Throws 422 for a ref that does not exist, 409 while statuses
 * that are required are not successful. The ref is not merged with the default branch first.
 */
export async function createDeployment({
  actor,
  repository: { id: repositoryId, role, archived },
  input,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived">;
  input: CreateDeploymentInput;
}): Promise<DeploymentRow> {
  refuseArchived({ archived });
  const { ref, task, payload, environment } = input;
  const noRef = () => unprocessable(`No ref found for: ${ref}`);
  const sha = await refusingGit(() => requireCommitSha(repositoryId, ref), {
    "not-found": noRef,
    "empty-repository": noRef,
  });
  await requireContexts(repositoryId, { sha, ref, required: input.required_contexts });
  const acting = await requireActing(actor, role);
  return transaction(async (tx) => {
    const now = clock.now();
    const { id } = await tx.deployment.create({
      data: {
        repositoryId,
        sha,
        ref,
        task,
        payload,
        environment,
        originalEnvironment: environment,
        description: input.description ?? null,
        transientEnvironment: input.transient_environment,
        productionEnvironment: input.production_environment ?? environment === "production",
        creatorId: actor.accountId,
        performedViaIntegrationId: actor.viaIntegrationId ?? null,
        createdAt: now,
        updatedAt: now,
      },
    });
    const deployment = await requireDeployment(repositoryId, id, tx);
    const repository = await requireRepositoryRow(repositoryId, { tx });
    await recordRepositoryEvent(tx, {
      name: "deployment",
      action: "created",
      payload: { deployment: representDeployment(deployment, repository), workflow: null, workflow_run: null },
      repository,
      acting,
    });
    return deployment;
  });
}

/** Of the named contexts, or of all that there are, each one's newest status has to be successful. */
async function requireContexts(
  repositoryId: number,
  { sha, ref, required }: { sha: string; ref: string; required: readonly string[] | null | undefined },
): Promise<void> {
  if (required?.length === 0) return;
  const newest = await newestStatuses(repositoryId, sha);
  const stateOf = new Map(newest.map(({ context, state }) => [context, state]));
  const contexts = required ?? [...stateOf.keys()];
  if (contexts.some((context) => stateOf.get(context) !== "success"))
    throw conflict(`Conflict: Commit status checks failed for ${ref}.`);
}
