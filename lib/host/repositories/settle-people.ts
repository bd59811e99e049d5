import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { roleSql } from "./role-sql.ts";
import type { RepositoryRow } from "./row.ts";

/**
 * Who may do what in a repository that has another owner: collaborators stay, except that those who could only read what
 * an organization owns do not come along to a person's account; the person who owned it, and whoever moved it, go on
 * administering it; issues lose those assigned who have nothing to do with it any more.
 * Source: documented for transfers of repositories, wire facts §1.5.
 */
export async function settlePeople(
  tx: Tx,
  {
    before,
    receiver,
    actorId,
  }: { before: RepositoryRow; receiver: { id: number; type: "USER" | "ORGANIZATION" | "BOT" }; actorId: number },
): Promise<void> {
  const repositoryId = before.id;
  if (before.ownerType === "ORGANIZATION" && receiver.type === "USER")
    await tx.collaborator.deleteMany({ where: { repositoryId, role: "pull" } });
  await tx.collaborator.deleteMany({ where: { repositoryId, userId: receiver.id } });
  const administrators = new Set([actorId, ...(before.ownerType === "USER" ? [before.ownerId] : [])]);
  for (const userId of administrators) await keepAdministering(tx, { repositoryId, userId, receiver });
  await tx.$executeRawUnsafe(UNASSIGN, repositoryId);
}

async function keepAdministering(
  tx: Tx,
  { repositoryId, userId, receiver }: { repositoryId: number; userId: number; receiver: { id: number } },
): Promise<void> {
  if (userId === receiver.id) return;
  const owns = await tx.membership.count({ where: { organizationId: receiver.id, userId, role: "ADMIN" } });
  if (owns > 0) return;
  await tx.collaborator.upsert({
    where: { repositoryId_userId: { repositoryId, userId } },
    update: { role: "admin" },
    create: { repositoryId, userId, role: "admin", createdAt: clock.now() },
  });
}

const UNASSIGN = `DELETE FROM "IssueAssignee" a USING "Issue" i, "Repository" r
  WHERE i.id = a."issueId" AND r.id = i."repositoryId" AND r.id = $1::int AND (${roleSql('a."userId"')}) IS NULL`;
