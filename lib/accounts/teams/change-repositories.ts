import type { RepositoryRole, TeamRepository } from "@/generated/prisma/client.ts";
import { forbidden, notFound, unprocessable } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { hasRepositoryRole } from "@/lib/authorization/roles.ts";
import { permissionsOfRole } from "@/lib/host/repositories/represent.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import {
  type ActingInOrganization,
  mayMaintain,
  requireActingInOrganization,
  viewerOf,
} from "../acting-in-organization.ts";
import { recordTeamAdd, recordTeamEvent } from "./events.ts";
import { requireTeam, type TeamRow } from "./row.ts";

type Repository = Pick<RepositorySubject, "id" | "ownerId" | "ownerLogin" | "name" | "role">;
type Target = { actor: Actor; organizationId: number; slug: string; repository: Repository };

/**
 * Gives a team a role on a repository of its organization, or changes it. Needs admin rights on the repository; a bot's
 * permission was decided before. @throws 404; 403; 422 for a repository of somebody else
 */
export async function setTeamRepository({
  actor,
  organizationId,
  slug,
  repository,
  role,
}: Target & { role: RepositoryRole | undefined }): Promise<void> {
  const acting = await requireActingInOrganization(actor, organizationId);
  if (repository.ownerId !== organizationId) throw unprocessable("The repository does not belong to the organization.");
  requireAdministers(acting, repository);
  await transaction(async (tx) => {
    const team = await requireTeam({ organizationId, slug, viewer: viewerOf(acting) }, tx);
    const teamId_repositoryId = { teamId: team.id, repositoryId: repository.id };
    const before = await tx.teamRepository.findUnique({ where: { teamId_repositoryId } });
    const wanted = role ?? before?.role ?? team.permission;
    if (before?.role === wanted) return;
    await tx.teamRepository.upsert({
      where: { teamId_repositoryId },
      create: { ...teamId_repositoryId, role: wanted, createdAt: clock.now() },
      update: { role: wanted },
    });
    await recordGiven(tx, { team, acting, repository, before, role: wanted });
  });
}

async function recordGiven(
  tx: Tx,
  {
    team,
    acting: { account: sender },
    repository,
    before,
    role,
  }: {
    team: TeamRow;
    acting: ActingInOrganization;
    repository: Repository;
    before: TeamRepository | null;
    role: RepositoryRole;
  },
): Promise<void> {
  const repositoryId = repository.id;
  if (before) {
    const { admin, pull, push } = permissionsOfRole(before.role);
    const changes = { repository: { permissions: { from: { admin, pull, push } } } };
    await recordTeamEvent(tx, { action: "edited", team, sender, changes, repositoryId });
  } else {
    await recordTeamEvent(tx, { action: "added_to_repository", team, sender, repositoryId });
    await recordTeamAdd(tx, { team, sender, repositoryId });
  }
  await recordAudit(tx, {
    action: before ? "team.update_repository_permission" : "team.add_repository",
    actorId: sender.id,
    accountId: team.organizationId,
    repositoryId,
    data: { team: team.slug, permission: role, repository: `${repository.ownerLogin}/${repository.name}` },
  });
}

/**
 * Takes a repository from a team. Needs admin rights on the repository, or to maintain the team; a bot's permission was
 * decided before. Does nothing for a repository that the team does not have. @throws 404, 403
 */
export async function removeTeamRepository({ actor, organizationId, slug, repository }: Target): Promise<void> {
  const acting = await requireActingInOrganization(actor, organizationId);
  if (repository.ownerId !== organizationId) throw notFound();
  await transaction(async (tx) => {
    const team = await requireTeam({ organizationId, slug, viewer: viewerOf(acting) }, tx);
    if (!(await mayMaintain(acting, team.id))) requireAdministers(acting, repository);
    const repositoryId = repository.id;
    const { count } = await tx.teamRepository.deleteMany({ where: { teamId: team.id, repositoryId } });
    if (count === 0) return;
    await recordTeamEvent(tx, { action: "removed_from_repository", team, sender: acting.account, repositoryId });
    await recordAudit(tx, {
      action: "team.remove_repository",
      actorId: acting.account.id,
      accountId: organizationId,
      repositoryId,
      data: { team: team.slug, repository: `${repository.ownerLogin}/${repository.name}` },
    });
  });
}

function requireAdministers({ isOwner }: ActingInOrganization, { role }: Pick<Repository, "role">): void {
  if (!isOwner && !hasRepositoryRole(role, "admin")) throw forbidden("Must have admin rights to Repository.");
}
