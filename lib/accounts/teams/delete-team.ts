import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { transaction } from "@/lib/platform/db.ts";
import { requireActingInOrganization, requireMaintainer, viewerOf } from "../acting-in-organization.ts";
import { recordTeamEvent } from "./events.ts";
import { rewriteAncestors } from "./parent.ts";
import { requireTeam } from "./row.ts";

/**
 * Deletes a team: its people keep what they have in other ways, the teams under it stand on their own.
 * @throws 404, also for a secret team of others; 403 for everybody but owners and maintainers
 */
export async function deleteTeam({
  actor,
  organizationId,
  slug,
}: {
  actor: Actor;
  organizationId: number;
  slug: string;
}): Promise<{ name: string }> {
  const acting = await requireActingInOrganization(actor, organizationId);
  return transaction(async (tx) => {
    const team = await requireTeam({ organizationId, slug, viewer: viewerOf(acting) }, tx);
    await requireMaintainer(acting, team.id);
    const children = await tx.team.findMany({ where: { parentId: team.id }, select: { id: true } });
    await recordTeamEvent(tx, { action: "deleted", team, sender: acting.account });
    await recordAudit(tx, {
      action: "team.destroy",
      actorId: acting.account.id,
      accountId: organizationId,
      data: { team: team.slug },
    });
    await tx.team.deleteMany({ where: { id: team.id } });
    for (const { id } of children) await rewriteAncestors(tx, id);
    return { name: team.name };
  });
}
