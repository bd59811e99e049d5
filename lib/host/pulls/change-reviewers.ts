import type { Prisma } from "@/generated/prisma/client.ts";
import { representSimpleUser } from "@/lib/accounts/represent.ts";
import { representTeam } from "@/lib/accounts/teams/represent.ts";
import { unprocessable } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing, requireRole } from "../acting.ts";
import { reachableSql } from "../repositories/role-sql.ts";
import { fullNameOf } from "../repositories/row.ts";
import { recordPullEvent } from "./events.ts";
import { lockPull, type PullRow, requirePull } from "./row.ts";

/** `mayName` are the teams that the caller may name: any other is as one that there is not. */
type NamedBy = { input: Reviewers; mayName: Prisma.TeamWhereInput };

/** Logins of people and slugs of teams. */
export type Reviewers = { reviewers: readonly string[]; team_reviewers: readonly string[] };

type Subject = { actor: Actor; repository: Pick<RepositorySubject, "id" | "role" | "archived">; number: number };

/**
 * Asks people and teams for a review; who was asked already stays so. Needs triage rights. Throws 404, 403, and 422 for
 * the author and for whoever has no access. Source of the words: the real service.
 */
export function requestReviewers({ input, mayName, ...subject }: Subject & NamedBy): Promise<PullRow> {
  return changeReviewers(subject, async (tx, pull) => {
    const { userIds, teamIds } = await requireReviewers(tx, pull, { ...input, mayName });
    const { pullId } = pull;
    await tx.pullReviewRequest.createMany({
      data: [...userIds.map((userId) => ({ pullId, userId })), ...teamIds.map((teamId) => ({ pullId, teamId }))],
      skipDuplicates: true,
    });
  });
}

/** Asks these for their review no more; who was not asked is passed over. Needs triage rights. Throws 404, 403. */
export function removeReviewers({
  input: { reviewers, team_reviewers: teams },
  mayName,
  ...subject
}: Subject & NamedBy): Promise<PullRow> {
  return changeReviewers(subject, async (tx, { pullId }) => {
    await tx.pullReviewRequest.deleteMany({
      where: {
        pullId,
        OR: [{ user: { login: { in: [...reviewers] } } }, { team: { AND: mayName, slug: { in: [...teams] } } }],
      },
    });
  });
}

type Action = "review_requested" | "review_request_removed";
type Team = PullRow["reviewTeams"][number];

/** The event names its team: of a secret one it is for those alone who see every team of the organization. */
async function changeReviewers(
  { actor, repository, number }: Subject,
  change: (tx: Tx, pull: PullRow) => Promise<void>,
): Promise<PullRow> {
  const acting = await requireActing(actor, repository.role);
  return transaction(async (tx) => {
    const before = await lockPull(tx, repository.id, number);
    requireRole(acting, "triage");
    refuseArchived(repository);
    await change(tx, before);
    await tx.issue.update({ where: { id: before.id }, data: { updatedAt: clock.now() } });
    const after = await requirePull(repository.id, number, tx);
    const tell = (action: Action, extra: Record<string, unknown>, needs?: "members") =>
      recordPullEvent(tx, action, { repositoryId: repository.id, number, acting, extra, needs });
    const tellOfTeam = (action: Action, team: Team) =>
      tell(action, { requested_team: representTeam(team) }, team.privacy === "secret" ? "members" : undefined);
    for (const person of only(after.reviewers, before.reviewers))
      await tell("review_requested", { requested_reviewer: representSimpleUser(person) });
    for (const team of only(after.reviewTeams, before.reviewTeams)) await tellOfTeam("review_requested", team);
    for (const person of only(before.reviewers, after.reviewers))
      await tell("review_request_removed", { requested_reviewer: representSimpleUser(person) });
    for (const team of only(before.reviewTeams, after.reviewTeams)) await tellOfTeam("review_request_removed", team);
    return after;
  });
}

function only<T extends { id: number }>(these: readonly T[], those: readonly T[]): T[] {
  const ids = new Set(those.map(({ id }) => id));
  return these.filter(({ id }) => !ids.has(id));
}

async function requireReviewers(
  tx: Tx,
  pull: PullRow,
  { reviewers, team_reviewers: slugs, mayName }: Reviewers & Pick<NamedBy, "mayName">,
): Promise<{ userIds: number[]; teamIds: number[] }> {
  const author = pull.author?.login.toLowerCase();
  if (reviewers.some((login) => login.toLowerCase() === author))
    throw unprocessable("Review cannot be requested from pull request author.");
  const people = await tx.$queryRawUnsafe<{ id: number }[]>(
    `SELECT a.id FROM "Account" a, "Repository" r
     WHERE r.id = $1::int AND a.type = 'USER' AND a.login = ANY($2::citext[]) AND ${reachableSql("a.id")}`,
    pull.repositoryId,
    [...reviewers],
  );
  const teams = await tx.team.findMany({
    where: {
      AND: mayName,
      organizationId: pull.base.ownerId,
      slug: { in: [...slugs], mode: "insensitive" },
      repositories: { some: { repositoryId: pull.repositoryId } },
    },
    select: { id: true },
  });
  const isEveryone =
    people.length === new Set(reviewers.map((login) => login.toLowerCase())).size &&
    teams.length === new Set(slugs.map((slug) => slug.toLowerCase())).size;
  if (!isEveryone)
    throw unprocessable(
      `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${fullNameOf(pull.base)} repository.`,
    );
  return { userIds: people.map(({ id }) => id), teamIds: teams.map(({ id }) => id) };
}
