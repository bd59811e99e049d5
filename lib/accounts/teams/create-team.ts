import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { hasRepositoryRole } from "@/lib/authorization/roles.ts";
import { findRepositorySubject } from "@/lib/host/repositories/find-subject.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { type ActingInOrganization, requireActingInOrganization } from "../acting-in-organization.ts";
import { checkInput } from "../check-input.ts";
import { type SimpleAccount, simpleAccount } from "../represent.ts";
import { recordTeamAdd, recordTeamEvent, recordTeamMembershipEvent } from "./events.ts";
import { insertTeam } from "./insert-team.ts";
import { requireParent } from "./parent.ts";
import { refuseTeam, refusingTakenTeamName } from "./refusals.ts";
import { requireTeamById, type TeamRow } from "./row.ts";
import { type NewTeamInput, newTeamInput } from "./schemas.ts";

/**
 * Makes a team: every member of the organization may, and maintains what they made. A team under another one is seen
 * by every member; any other one is secret unless said otherwise.
 * @throws 404 for strangers; 422 for a taken name, people who do not belong to the organization, repositories that the
 * one who acts does not administer, and a parent that cannot be one
 */
export async function createTeam({
  actor,
  organizationId,
  input,
}: {
  actor: Actor;
  organizationId: number;
  input: NewTeamInput;
}): Promise<TeamRow> {
  const acting = await requireActingInOrganization(actor, organizationId);
  const wanted = checkInput(newTeamInput, input, "Team");
  const repositoryIds = await repositoriesNamed(wanted.repo_names, { acting, organizationId });
  const parentId = wanted.parent_team_id ?? null;
  const privacy = wanted.privacy ?? (parentId === null ? "secret" : "closed");
  if (parentId !== null && privacy === "secret")
    throw refuseTeam("privacy", "invalid", "A team under another one cannot be secret.");
  return refusingTakenTeamName(() =>
    transaction(async (tx) => {
      if (parentId !== null) await requireParent(tx, { organizationId, parentId });
      const maintainers = await maintainersNamed(tx, { logins: wanted.maintainers, organizationId, acting });
      const { id } = await insertTeam(tx, {
        organizationId,
        name: wanted.name,
        description: wanted.description ?? null,
        privacy,
        notifies: wanted.notification_setting === "notifications_enabled",
        permission: wanted.permission,
        parentId,
        maintainerIds: maintainers.map((person) => person.id),
        repositories: repositoryIds.map((repositoryId) => ({ repositoryId, role: wanted.permission })),
      });
      const team = await requireTeamById(id, tx);
      await recordCreated(tx, { team, acting, maintainers, repositoryIds });
      return team;
    }),
  );
}

async function recordCreated(
  tx: Tx,
  {
    team,
    acting: { account: sender },
    maintainers,
    repositoryIds,
  }: {
    team: TeamRow;
    acting: ActingInOrganization;
    maintainers: readonly SimpleAccount[];
    repositoryIds: readonly number[];
  },
): Promise<void> {
  await recordTeamEvent(tx, { action: "created", team, sender });
  for (const member of maintainers) await recordTeamMembershipEvent(tx, { action: "added", team, member, sender });
  for (const repositoryId of repositoryIds) {
    await recordTeamEvent(tx, { action: "added_to_repository", team, sender, repositoryId });
    await recordTeamAdd(tx, { team, sender, repositoryId });
  }
  await recordAudit(tx, {
    action: "team.create",
    actorId: sender.id,
    accountId: team.organizationId,
    data: { team: team.slug },
  });
}

/** Whoever acts, unless a bot does, and those who were named. */
async function maintainersNamed(
  tx: Tx,
  {
    logins,
    organizationId,
    acting,
  }: { logins: readonly string[]; organizationId: number; acting: ActingInOrganization },
): Promise<SimpleAccount[]> {
  const people = acting.isBot ? [] : [acting.account];
  for (const login of logins) {
    const person = await tx.account.findFirst({
      where: { login, memberships: { some: { organizationId } } },
      select: simpleAccount,
    });
    if (!person) throw refuseTeam("maintainers", "invalid", `${login} does not belong to the organization.`);
    if (people.every(({ id }) => id !== person.id)) people.push(person);
  }
  return people;
}

async function repositoriesNamed(
  names: readonly string[],
  { acting, organizationId }: { acting: ActingInOrganization; organizationId: number },
): Promise<number[]> {
  const ids = new Set<number>();
  for (const fullName of names) {
    const [owner = "", name = ""] = fullName.split("/");
    const found = await findRepositorySubject({ owner, name }, acting.isBot ? null : acting.account.id);
    const administers = found !== null && (acting.isOwner || hasRepositoryRole(found.role, "admin"));
    if (found?.ownerId !== organizationId || !administers)
      throw refuseTeam(
        "repo_names",
        "invalid",
        `${fullName} is no repository of the organization that you administer.`,
      );
    ids.add(found.id);
  }
  return [...ids];
}
