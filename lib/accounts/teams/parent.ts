import type { Team } from "@/generated/prisma/client.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { refuseTeam } from "./refusals.ts";

/** The team that another one is to be put under: of the same organization, and one that every member sees. Throws 422. */
export async function requireParent(
  tx: Tx,
  { organizationId, parentId, childId }: { organizationId: number; parentId: number; childId?: number },
): Promise<Team> {
  const parent = await tx.team.findFirst({ where: { id: parentId, organizationId } });
  if (!parent)
    throw refuseTeam("parent_team_id", "missing", "The organization has no such team to put this one under.");
  if (parent.privacy === "secret")
    throw refuseTeam("parent_team_id", "invalid", `${parent.name} is secret and cannot have teams under it.`);
  if (childId !== undefined && (await isBelow(tx, { teamId: parentId, ancestorId: childId })))
    throw refuseTeam("parent_team_id", "invalid", "A team cannot be put under itself or under a team below it.");
  return parent;
}

async function isBelow(tx: Tx, key: { teamId: number; ancestorId: number }): Promise<boolean> {
  return (await tx.teamAncestor.findUnique({ where: { teamId_ancestorId: key } })) !== null;
}

/** Writes anew which teams are above a team, and above all that are below it, after its parent changed. */
export async function rewriteAncestors(tx: Tx, teamId: number): Promise<void> {
  const below = await tx.teamAncestor.findMany({ where: { ancestorId: teamId }, select: { teamId: true } });
  const ids = below.map((row) => row.teamId);
  await tx.teamAncestor.deleteMany({ where: { teamId: { in: ids } } });
  await tx.$executeRaw`INSERT INTO "TeamAncestor" ("teamId", "ancestorId")
    WITH RECURSIVE line AS (
      SELECT id AS "teamId", id AS "ancestorId", "parentId" FROM "Team" WHERE id = ANY(${ids}::int[])
      UNION ALL
      SELECT line."teamId", above.id, above."parentId" FROM line JOIN "Team" above ON above.id = line."parentId"
    ) SELECT "teamId", "ancestorId" FROM line`;
}
