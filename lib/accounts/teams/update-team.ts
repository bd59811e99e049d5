import type { Prisma, Team } from "@/generated/prisma/client.ts";
import { type AuditAction, recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { requireActingInOrganization, requireMaintainer, viewerOf } from "../acting-in-organization.ts";
import { checkInput } from "../check-input.ts";
import { teamSlug } from "../rules.ts";
import { recordTeamEvent, type TeamChanges } from "./events.ts";
import { requireParent, rewriteAncestors } from "./parent.ts";
import { refuseTeam, refusingTakenTeamName } from "./refusals.ts";
import { requireTeam, requireTeamById, type TeamRow } from "./row.ts";
import { type TeamInput, teamInput } from "./schemas.ts";

/**
 * Changes a team's name, and its address with that, text, privacy or place among the teams.
 * @throws 404, also for a secret team of others; 403 for everybody but owners and maintainers; 422
 */
export async function updateTeam({
  actor,
  organizationId,
  slug,
  input,
}: {
  actor: Actor;
  organizationId: number;
  slug: string;
  input: TeamInput;
}): Promise<TeamRow> {
  const acting = await requireActingInOrganization(actor, organizationId);
  const wanted = checkInput(teamInput, input, "Team");
  return refusingTakenTeamName(() =>
    transaction(async (tx) => {
      const { id } = await requireTeam({ organizationId, slug, viewer: viewerOf(acting) }, tx);
      await requireMaintainer(acting, id);
      await tx.$queryRaw`SELECT 1 FROM "Team" WHERE id = ${id} FOR UPDATE`;
      const before = await requireTeamById(id, tx);
      const data = changesOf(wanted);
      await requireFitting(tx, before, data);
      await tx.team.update({ where: { id }, data });
      if (data.parentId !== undefined && data.parentId !== before.parentId) await rewriteAncestors(tx, id);
      const after = await requireTeamById(id, tx);
      await recordUpdated(tx, { before, after, sender: acting.account });
      return after;
    }),
  );
}

type Columns = Prisma.TeamUncheckedUpdateInput & Partial<Pick<Team, "parentId" | "privacy">>;

function changesOf(input: TeamInput): Columns {
  const { name, description, privacy, notification_setting, permission, parent_team_id } = input;
  return {
    ...(name !== undefined && { name, slug: teamSlug(name) }),
    ...(description !== undefined && { description }),
    ...(privacy !== undefined && { privacy }),
    ...(notification_setting !== undefined && { notifies: notification_setting === "notifications_enabled" }),
    ...(permission !== undefined && { permission }),
    ...(parent_team_id !== undefined && { parentId: parent_team_id }),
    updatedAt: clock.now(),
  };
}

/** Nested teams are seen by every member, in both directions. */
async function requireFitting(
  tx: Tx,
  before: TeamRow,
  { parentId = before.parentId, privacy = before.privacy }: Columns,
): Promise<void> {
  const { id, organizationId } = before;
  if (parentId !== null && parentId !== before.parentId)
    await requireParent(tx, { organizationId, parentId, childId: id });
  if (privacy === "closed") return;
  if (parentId !== null) throw refuseTeam("privacy", "invalid", "A team under another one cannot be secret.");
  if ((await tx.team.count({ where: { parentId: id } })) > 0)
    throw refuseTeam("privacy", "invalid", "A team with teams under it cannot be secret.");
}

const notificationSetting = ({ notifies }: Team) => (notifies ? "notifications_enabled" : "notifications_disabled");

async function recordUpdated(
  tx: Tx,
  {
    before,
    after,
    sender,
  }: { before: TeamRow; after: TeamRow; sender: Parameters<typeof recordTeamEvent>[1]["sender"] },
): Promise<void> {
  const changes: TeamChanges = {
    ...(before.name !== after.name && { name: { from: before.name } }),
    ...(before.description !== after.description && { description: { from: before.description ?? "" } }),
    ...(before.privacy !== after.privacy && { privacy: { from: before.privacy } }),
    ...(before.notifies !== after.notifies && { notification_setting: { from: notificationSetting(before) } }),
  };
  if (Object.keys(changes).length > 0) await recordTeamEvent(tx, { action: "edited", team: after, sender, changes });
  const audit = (action: AuditAction, data: Prisma.InputJsonObject) =>
    recordAudit(tx, {
      action,
      actorId: sender.id,
      accountId: after.organizationId,
      data: { team: after.slug, ...data },
    });
  if (before.name !== after.name) await audit("team.rename", { old_name: before.name, name: after.name });
  if (before.privacy !== after.privacy) await audit("team.change_privacy", { privacy: after.privacy });
  if (before.parentId !== after.parentId)
    await audit("team.change_parent_team", { parent: after.parent?.slug ?? null });
}
