import type { Prisma } from "@/generated/prisma/client.ts";
import { Refusal } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing, requireRole } from "../acting.ts";
import { recordProtectionEvent } from "./events.ts";
import { findProtection, type ProtectionRow } from "./queries.ts";
import { resolveSettings } from "./resolve-settings.ts";
import type { ProtectionInput } from "./schemas.ts";

type Subject = {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "ownerId" | "role" | "archived">;
  branch: string;
};

/** Source of the words: the wire format. */
export const notProtected = () => new Refusal(404, "Branch not protected");

/**
 * Makes these the rules of a branch and no others. The branch exists. Needs admin rights. Throws 403, also on an
 * archived repository, 422 for people and integrations that there are not.
 */
export async function protectBranch({
  actor,
  repository,
  branch,
  input,
}: Subject & { input: ProtectionInput }): Promise<ProtectionRow> {
  const acting = await requireActing(actor, repository.role);
  requireRole(acting, "admin");
  refuseArchived(repository);
  const repositoryId = repository.id;
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Repository" WHERE id = ${repositoryId}::int FOR UPDATE`;
    const before = await findProtection(repositoryId, branch, tx);
    const settings = (await resolveSettings(tx, input)) as unknown as Prisma.InputJsonObject;
    const now = clock.now();
    await tx.branchProtection.upsert({
      where: { repositoryId_branch: { repositoryId, branch } },
      create: { repositoryId, branch, settings, createdAt: now, updatedAt: now },
      update: { settings, updatedAt: now },
    });
    const row = await findProtection(repositoryId, branch, tx);
    if (!row) throw new Error(`the rules of ${branch} are gone`);
    await recordProtectionEvent(tx, before ? "edited" : "created", { row, before, repositoryId, acting });
    await recordAudit(tx, {
      action: before ? "protected_branch.update" : "protected_branch.create",
      actorId: acting.account.id,
      accountId: repository.ownerId,
      repositoryId,
      data: { name: branch },
    });
    return row;
  });
}

/** Takes the rules of a branch away. Needs admin rights. Throws 404 when it has none, 403. */
export async function unprotectBranch({ actor, repository, branch }: Subject): Promise<void> {
  const acting = await requireActing(actor, repository.role);
  requireRole(acting, "admin");
  refuseArchived(repository);
  const repositoryId = repository.id;
  await transaction(async (tx) => {
    const row = await findProtection(repositoryId, branch, tx);
    if (!row) throw notProtected();
    const { count } = await tx.branchProtection.deleteMany({ where: { id: row.id } });
    if (count === 0) throw notProtected();
    await recordProtectionEvent(tx, "deleted", { row, repositoryId, acting });
    await recordAudit(tx, {
      action: "protected_branch.destroy",
      actorId: acting.account.id,
      accountId: repository.ownerId,
      repositoryId,
      data: { name: branch },
    });
  });
}
