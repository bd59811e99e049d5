import { representSimpleUser } from "@/lib/accounts/represent.ts";
import { representSimpleOrganization } from "@/lib/accounts/represent-organization.ts";
import { type FieldError, notFound, validationFailed } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { joinInstallations, leaveInstallations } from "@/lib/installations/follow-repository.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { type Acting, requireActing, requireRole } from "../acting.ts";
import { recordRepositoryEvent } from "./events.ts";
import { rememberName, takeName } from "./former-names.ts";
import { possibleOwners } from "./possible-owners.ts";
import { findRepositoryRow, fullNameOf, ownerOf, type RepositoryRow, requireRepositoryRow } from "./row.ts";
import type { TransferRepositoryInput } from "./schemas.ts";
import { settlePeople } from "./settle-people.ts";
import { refusingTakenName } from "./taken-name.ts";

type Receiver = { id: number; login: string; type: "USER" | "ORGANIZATION" | "BOT" };

/**
 * Gives a repository to another account on which the actor may create repositories. Its address leads on; files, issues
 * and webhooks stay; installations of the account that it leaves lose it and those on all repositories of the other one
 * gain it. Needs admin rights. Returns it as it was and as it is. Throws 422 for an account that cannot receive it, a
 * name that is taken there, and teams that are not the new owner's.
 */
export async function transferRepository({
  actor,
  repository,
  input,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role">;
  input: TransferRepositoryInput;
}): Promise<{ before: RepositoryRow; after: RepositoryRow }> {
  const acting = await requireActing(actor, repository.role);
  requireRole(acting, "admin");
  const receiver = await requireReceiver(acting, input.new_owner);
  return refusingTakenName("Validation Failed", () =>
    transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Repository" WHERE id = ${repository.id}::int FOR UPDATE`;
      const before = await findRepositoryRow(repository.id, { tx });
      if (!before) throw notFound();
      if (before.ownerId === receiver.id) throw refuse("new_owner", `It belongs to ${receiver.login} already.`);
      const senderId = acting.account.id;
      await leaveInstallations(tx, { repository: before, senderId, selections: "every" });
      await move(tx, before, { receiver, name: input.new_name ?? before.name });
      await giveToTeams(tx, { repositoryId: before.id, receiver, teamIds: input.team_ids ?? [] });
      await settlePeople(tx, { before, receiver, actorId: senderId });
      const after = await requireRepositoryRow(repository.id, { tx, userId: senderId });
      await record(tx, { before, after, acting });
      await joinInstallations(tx, { repository: after, senderId });
      return { before, after };
    }),
  );
}

const refuse = (field: "new_owner" | "team_ids", message: string, code: FieldError["code"] = "invalid") =>
  validationFailed({ resource: "Repository", field, code, message });

async function requireReceiver({ account }: Acting, login: string): Promise<Receiver> {
  const owners = await possibleOwners(account.id);
  const found = owners.find((owner) => owner.login.toLowerCase() === login.toLowerCase());
  if (found) return found;
  throw refuse(
    "new_owner",
    `You cannot create repositories for “${login}”. Choose your own account or an organization that you belong to.`,
  );
}

async function move(
  tx: Tx,
  { id, ownerLogin: owner, name: formerName }: RepositoryRow,
  { receiver, name }: { receiver: Receiver; name: string },
): Promise<void> {
  await takeName(tx, { ownerId: receiver.id, name });
  await tx.repository.update({ where: { id }, data: { ownerId: receiver.id, name, updatedAt: clock.now() } });
  await rememberName(tx, { repositoryId: id, owner, name: formerName });
}

/** Teams are those of an organization alone: the former owner's have nothing to do with it any more. */
async function giveToTeams(
  tx: Tx,
  { repositoryId, receiver, teamIds }: { repositoryId: number; receiver: Receiver; teamIds: readonly number[] },
): Promise<void> {
  await tx.teamRepository.deleteMany({ where: { repositoryId } });
  const ids = [...new Set(teamIds)];
  if (ids.length === 0) return;
  const found = await tx.team.count({ where: { id: { in: ids }, organizationId: receiver.id } });
  if (found < ids.length) throw refuse("team_ids", `Name teams of ${receiver.login} alone.`);
  const createdAt = clock.now();
  await tx.teamRepository.createMany({
    data: ids.map((teamId) => ({ teamId, repositoryId, role: "pull", createdAt })),
  });
}

async function record(
  tx: Tx,
  { before, after, acting }: { before: RepositoryRow; after: RepositoryRow; acting: Acting },
): Promise<void> {
  const { ownerId: id, ownerLogin: login, ownerDescription: description } = before;
  const from =
    before.ownerType === "ORGANIZATION"
      ? { organization: representSimpleOrganization({ id, login, description }) }
      : { user: representSimpleUser(ownerOf(before)) };
  await recordRepositoryEvent(tx, {
    name: "repository",
    action: "transferred",
    repository: after,
    acting,
    payload: { changes: { owner: { from } } },
  });
  for (const accountId of [before.ownerId, after.ownerId])
    await recordAudit(tx, {
      action: "repo.transfer",
      actorId: acting.account.id,
      accountId,
      repositoryId: after.id,
      data: { old_name: fullNameOf(before), name: fullNameOf(after) },
    });
}
