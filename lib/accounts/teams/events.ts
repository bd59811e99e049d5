import type { Prisma } from "@/generated/prisma/client.ts";
import { payloadRepository, type RepositoryPermissions } from "@/lib/host/repositories/represent.ts";
import { requireRepositoryRow } from "@/lib/host/repositories/row.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { recordEvent } from "@/lib/webhooks/record-event.ts";
import { representSimpleUser, type SimpleAccount } from "../represent.ts";
import { representSimpleOrganization } from "../represent-organization.ts";
import { representTeam } from "./represent.ts";
import type { TeamRow } from "./row.ts";

export type TeamChanges = {
  name?: { from: string };
  description?: { from: string };
  privacy?: { from: string };
  notification_setting?: { from: string };
  repository?: { permissions: { from: Pick<RepositoryPermissions, "admin" | "pull" | "push"> } };
};

/** Tells of a team. With a repository, also those who listen to that one and have it in their selection. */
export async function recordTeamEvent(
  tx: Tx,
  {
    action,
    team,
    sender,
    changes,
    repositoryId,
  }: {
    action: "created" | "edited" | "deleted" | "added_to_repository" | "removed_from_repository";
    team: TeamRow;
    sender: SimpleAccount;
    changes?: TeamChanges;
    repositoryId?: number;
  },
): Promise<void> {
  const repository = repositoryId === undefined ? null : await payloadRepositoryOf(tx, repositoryId);
  const payload = {
    action,
    ...(changes && { changes }),
    team: representTeam(team),
    ...repository,
    organization: payloadOrganization(team),
    sender: representSimpleUser(sender),
  };
  await recordEvent(tx, {
    name: "team",
    action,
    payload: payload as Prisma.InputJsonObject,
    accountId: team.organizationId,
    ...(repositoryId !== undefined && { repositoryId }),
  });
}

/** `team_add`: the older form of `team.added_to_repository`. */
export async function recordTeamAdd(
  tx: Tx,
  { team, sender, repositoryId }: { team: TeamRow; sender: SimpleAccount; repositoryId: number },
): Promise<void> {
  const payload = {
    team: representTeam(team),
    ...(await payloadRepositoryOf(tx, repositoryId)),
    organization: payloadOrganization(team),
    sender: representSimpleUser(sender),
  };
  await recordEvent(tx, { name: "team_add", payload, accountId: team.organizationId, repositoryId });
}

/** Tells that somebody joined or left a team; `scope` is "organization" when they left that with it. */
export async function recordTeamMembershipEvent(
  tx: Tx,
  {
    action,
    team,
    member,
    sender,
    scope = "team",
  }: {
    action: "added" | "removed";
    team: TeamRow;
    member: SimpleAccount;
    sender: SimpleAccount;
    scope?: "team" | "organization";
  },
): Promise<void> {
  const payload = {
    action,
    scope,
    member: representSimpleUser(member),
    sender: representSimpleUser(sender),
    team: representTeam(team),
    organization: payloadOrganization(team),
  };
  await recordEvent(tx, { name: "membership", action, payload, accountId: team.organizationId });
}

const payloadRepositoryOf = async (tx: Tx, repositoryId: number) => ({
  repository: payloadRepository(await requireRepositoryRow(repositoryId, { tx })),
});

const payloadOrganization = ({ organization }: TeamRow) => ({
  ...representSimpleOrganization(organization),
  description: organization.description ?? "",
});
