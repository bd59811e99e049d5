import { notFound, validationFailed } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction, violatedUniqueIndex } from "@/lib/platform/db.ts";
import type { CausedAction } from "@/lib/webhooks/causes.ts";
import { type Acting, refuseArchived, requireActing, requireRole } from "../acting.ts";
import { recordRepositoryEvent } from "../repositories/events.ts";
import { requireRepositoryRow } from "../repositories/row.ts";
import { type DeployKeyRow, deployKeyColumns, representDeployKey } from "./represent.ts";
import type { DeployKeyInput } from "./schemas.ts";

type Subject = { actor: Actor; repository: Pick<RepositorySubject, "id" | "role" | "archived"> };

/** Adds a key. Needs admin rights. Throws 403, 422 for a key that some repository has. */
export async function addDeployKey({
  actor,
  repository,
  input,
}: Subject & { input: DeployKeyInput }): Promise<DeployKeyRow> {
  const acting = await requireActing(actor, repository.role);
  requireRole(acting, "admin");
  refuseArchived(repository);
  const { title, key, read_only: readOnly } = input;
  const data = { repositoryId: repository.id, title, key, readOnly, addedById: acting.account.id };
  return refusingTakenKey(() =>
    transaction(async (tx) => {
      const row = await tx.deployKey.create({ data: { ...data, createdAt: clock.now() }, select: deployKeyColumns });
      await record(tx, "created", { row, repositoryId: repository.id, acting });
      return row;
    }),
  );
}

/** Takes a key away. Needs admin rights. Throws 404, 403. */
export async function removeDeployKey({ actor, repository, id }: Subject & { id: number }): Promise<void> {
  const acting = await requireActing(actor, repository.role);
  requireRole(acting, "admin");
  refuseArchived(repository);
  await transaction(async (tx) => {
    const where = { id, repositoryId: repository.id };
    const row = await tx.deployKey.findFirst({ where, select: deployKeyColumns });
    if (!row || (await tx.deployKey.deleteMany({ where })).count === 0) throw notFound();
    await record(tx, "deleted", { row, repositoryId: repository.id, acting });
  });
}

async function record(
  tx: Tx,
  action: CausedAction<"deploy_key">,
  { row, repositoryId, acting }: { row: DeployKeyRow; repositoryId: number; acting: Acting },
): Promise<void> {
  const repository = await requireRepositoryRow(repositoryId, { tx });
  const payload = { key: representDeployKey(row, repository) };
  await recordRepositoryEvent(tx, { name: "deploy_key", action, payload, repository, acting });
}

async function refusingTakenKey<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violatedUniqueIndex(error) === null) throw error;
    throw validationFailed({ resource: "PublicKey", field: "key", code: "custom", message: "key is already in use" });
  }
}
