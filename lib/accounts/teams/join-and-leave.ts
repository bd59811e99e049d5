import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { type SimpleAccount, simpleAccount } from "../represent.ts";
import { recordTeamMembershipEvent } from "./events.ts";
import { teamParts } from "./row.ts";

/** Puts somebody who joins an organization into the teams that they were invited to; those that are gone are passed over. */
export async function joinTeams(
  tx: Tx,
  { organizationId, teamIds, user }: { organizationId: number; teamIds: readonly number[]; user: SimpleAccount },
): Promise<void> {
  const teams = await tx.team.findMany({ where: { organizationId, id: { in: [...teamIds] } }, include: teamParts });
  await tx.teamMember.createMany({
    data: teams.map(({ id }) => ({ teamId: id, userId: user.id, createdAt: clock.now() })),
    skipDuplicates: true,
  });
  for (const team of teams) await recordTeamMembershipEvent(tx, { action: "added", team, member: user, sender: user });
}

/** Takes somebody who leaves an organization out of all of its teams. */
export async function leaveTeams(
  tx: Tx,
  { organizationId, user, senderId }: { organizationId: number; user: SimpleAccount; senderId: number },
): Promise<void> {
  const sender = await tx.account.findUniqueOrThrow({ where: { id: senderId }, select: simpleAccount });
  const teams = await tx.team.findMany({
    where: { organizationId, members: { some: { userId: user.id } } },
    include: teamParts,
  });
  for (const team of teams)
    await recordTeamMembershipEvent(tx, { action: "removed", team, member: user, sender, scope: "organization" });
  await tx.teamMember.deleteMany({ where: { userId: user.id, team: { organizationId } } });
}
