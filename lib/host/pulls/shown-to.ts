import type { Prisma } from "@/generated/prisma/client.ts";
import { findOrganizationSubject } from "@/lib/accounts/find-organization-subject.ts";
import { READ_TEAMS, viewerOfGrant } from "@/lib/accounts/teams/operations/viewer.ts";
import { visibleTeams } from "@/lib/accounts/teams/row.ts";
import { decide } from "@/lib/authorization/decide.ts";
import { type Grant, personOf } from "@/lib/authorization/grant.ts";
import { db } from "@/lib/platform/db.ts";
import type { Needs } from "@/lib/webhooks/record-event.ts";
import { installationFor, mayReach } from "../repositories/load-facts.ts";
import type { RepositoryRow } from "../repositories/row.ts";
import type { PullRow } from "./row.ts";

declare const shown: unique symbol;
/** A pull request without what its reader may not know: the only kind that is represented. */
export type ShownPull = PullRow & { readonly [shown]: true };

/**
 * Pull requests as a caller may know them. Who reads one need not read the private repository that it comes from, which
 * is then as one that is gone, and need not see the secret teams whose review is asked for.
 */
export async function shownTo(grant: Grant, pulls: readonly PullRow[]): Promise<ShownPull[]> {
  const heads = new Map(pulls.flatMap((pull) => (hidesHead(pull) ? [[pull.headRepositoryId, pull] as const] : [])));
  const unseen = new Set<number | null>();
  for (const [id] of heads) if (id === null || !(await mayReach({ id }, grant))) unseen.add(id);
  const teams = await secretTeamsSeen(grant, pulls);
  return pulls.map((pull) =>
    asShown(pull, {
      head: unseen.has(pull.headRepositoryId) ? null : pull.headRepository,
      sees: ({ id, privacy }) => privacy !== "secret" || teams.has(id),
    }),
  );
}

/** One of them. */
export async function pullShownTo(grant: Grant, pull: PullRow): Promise<ShownPull> {
  const [one] = await shownTo(grant, [pull]);
  return one as ShownPull;
}

/** As webhooks tell of it: to everybody who is told of the base, or to those of them who see every team. */
export const shownInEvents = (pull: PullRow, { needs }: Needs = {}): ShownPull =>
  asShown(pull, {
    head: hidesHead(pull) && !pull.base.private ? null : pull.headRepository,
    sees: ({ privacy }) => privacy !== "secret" || needs === "members",
  });

const hidesHead = ({ headRepository, base }: PullRow): boolean =>
  headRepository?.private === true && headRepository.id !== base.id;

type Team = PullRow["reviewTeams"][number];

function asShown(
  pull: PullRow,
  { head, sees }: { head: RepositoryRow | null; sees: (team: Team) => boolean },
): ShownPull {
  return { ...pull, headRepository: head, reviewTeams: pull.reviewTeams.filter(sees) } as ShownPull;
}

/** The teams of an organization that the caller may name: all but the secret ones that it does not see. */
export async function teamsNamedBy(grant: Grant, organization: string): Promise<Prisma.TeamWhereInput> {
  const seen = await teamsSeenBy(grant, organization);
  return seen ? { OR: [{ privacy: { not: "secret" } }, seen] } : { privacy: { not: "secret" } };
}

/** For `where`; null for a caller who may read no teams of the organization. */
async function teamsSeenBy(grant: Grant, login: string): Promise<Prisma.TeamWhereInput | null> {
  const organization = await findOrganizationSubject(login, personOf(grant));
  if (!organization) return null;
  const { id, role } = organization;
  const installation = await installationFor(grant, id);
  const decision = decide(grant, READ_TEAMS, { organization: { id }, organizationRole: role, installation });
  if (decision.outcome !== "allow") return null;
  return { organizationId: id, AND: visibleTeams(viewerOfGrant(grant, organization)) };
}

/** Ids of the secret teams among those whose review is asked for that the caller sees. All belong to the owner of the base. */
async function secretTeamsSeen(grant: Grant, pulls: readonly PullRow[]): Promise<ReadonlySet<number>> {
  const secret = pulls.flatMap(({ reviewTeams }) => reviewTeams.filter(({ privacy }) => privacy === "secret"));
  const seen = new Set<number>();
  for (const login of new Set(secret.map(({ organization }) => organization.login))) {
    const where = await teamsSeenBy(grant, login);
    if (!where) continue;
    const among = { id: { in: secret.map(({ id }) => id) }, ...where };
    for (const { id } of await db.team.findMany({ where: among, select: { id: true } })) seen.add(id);
  }
  return seen;
}
