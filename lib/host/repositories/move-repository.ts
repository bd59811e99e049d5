import { settleNoticesAbout } from "@/lib/accounts/notices.ts";
import { representSimpleUser } from "@/lib/accounts/represent.ts";
import { representSimpleOrganization } from "@/lib/accounts/represent-organization.ts";
import { type FieldError, validationFailed } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { joinInstallations, leaveInstallations } from "@/lib/installations/follow-repository.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import type { Acting } from "../acting.ts";
import { recordRepositoryEvent } from "./events.ts";
import { rememberName, takeName } from "./former-names.ts";
import { fullNameOf, ownerOf, type RepositoryRow, requireRepositoryRow } from "./row.ts";
import { settlePeople } from "./settle-people.ts";
import { endTransfers } from "./transfers/end-transfers.ts";

/** Who gets a repository. */
export type Receiver = { id: number; login: string; type: "USER" | "ORGANIZATION" | "BOT" };

/**
 * Moves a repository that this transaction holds to another account, and tells of it: its address leads on;
 * installations of the account that it leaves lose it and those on all repositories of the other one gain it. `moverId`
 * is who gave it away, `acting` whose act the move is: the same, or the person who accepted it. Returns it as it is then.
 * Throws 422 for teams that are not the new owner's; a taken name breaks a unique index.
 */
export async function moveRepository(
  tx: Tx,
  {
    before,
    receiver,
    name,
    teamIds = [],
    moverId,
    acting,
  }: {
    before: RepositoryRow;
    receiver: Receiver;
    name: string;
    teamIds?: readonly number[] | undefined;
    moverId: number;
    acting: Acting;
  },
): Promise<RepositoryRow> {
  const { id, ownerLogin: owner, name: formerName } = before;
  const senderId = acting.account.id;
  await endTransfers(tx, { repositoryIds: [id] });
  await settleNoticesAbout(tx, { repositoryId: id });
  await leaveInstallations(tx, { repository: before, senderId, selections: "every" });
  await takeName(tx, { ownerId: receiver.id, name });
  await tx.repository.update({ where: { id }, data: { ownerId: receiver.id, name, updatedAt: clock.now() } });
  await rememberName(tx, { repositoryId: id, owner, name: formerName });
  await giveToTeams(tx, { repositoryId: id, receiver, teamIds });
  await settlePeople(tx, { before, receiver, actorId: moverId });
  const after = await requireRepositoryRow(id, { tx, userId: senderId });
  await record(tx, { before, after, acting });
  await joinInstallations(tx, { repository: after, senderId });
  return after;
}

export const refuseTransfer = (
  field: "new_owner" | "team_ids",
  message: string,
  code: FieldError["code"] = "invalid",
) => validationFailed({ resource: "Repository", field, code, message });

/** Teams are those of an organization alone: the former owner's have nothing to do with it any more. */
async function giveToTeams(
  tx: Tx,
  { repositoryId, receiver, teamIds }: { repositoryId: number; receiver: Receiver; teamIds: readonly number[] },
): Promise<void> {
  await tx.teamRepository.deleteMany({ where: { repositoryId } });
  const ids = [...new Set(teamIds)];
  if (ids.length === 0) return;
  const found = await tx.team.count({ where: { id: { in: ids }, organizationId: receiver.id } });
  if (found < ids.length) throw refuseTransfer("team_ids", `Name teams of ${receiver.login} alone.`);
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
