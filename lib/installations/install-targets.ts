import type { Account } from "@/generated/prisma/client.ts";
import { administratorsOf, findAccountById, isMember, organizationsOf } from "@/lib/accounts/queries.ts";
import { findIntegrationBySlug, type IntegrationDetails } from "@/lib/integrations/queries.ts";
import { permissionsOf } from "@/lib/integrations/stored-permissions.ts";
import { db } from "@/lib/platform/db.ts";
import { findInstallRight } from "./find-standing.ts";
import { openRequestsBy } from "./requests/queries.ts";
import { type TargetStatus, targetStatus } from "./rules.ts";

/**
 * The integration for its own page: public ones for everybody, private ones for those who own or manage it, and for the
 * members of the organization that owns it, who can ask its owners to install it there.
 */
export async function findShownIntegration(viewerId: number | null, slug: string): Promise<IntegrationDetails | null> {
  const integration = await findIntegrationBySlug(slug);
  if (!integration || integration.public) return integration;
  if (viewerId === null) return null;
  const { ownerId } = integration;
  return viewerId === ownerId || (await isMember(ownerId, viewerId)) ? integration : null;
}

/** An account of a person's, and what they can do about installing an integration there. */
export type InstallTarget = {
  account: Pick<Account, "id" | "login" | "name" | "type">;
  status: TargetStatus;
  /** The person's own request that waits for an answer. */
  openRequest: { id: number; createdAt: Date } | null;
  /** Whom to ask where the person may not; by login, a few at most. */
  owners: readonly string[];
};

const MAX_OWNERS_NAMED = 3;

/**
 * A person's own account, every organization that they belong to, and those whose repositories they collaborate on
 * where they may do something: with what they can do in each about an integration.
 */
export async function installTargets(
  viewerId: number,
  integration: Pick<IntegrationDetails, "id" | "public" | "ownerId" | "versions">,
): Promise<InstallTarget[]> {
  const [own, memberships, collaborating, requests] = await Promise.all([
    findAccountById(viewerId),
    organizationsOf(viewerId),
    collaboratingOrganizations(viewerId),
    openRequestsBy(viewerId, integration.id),
  ]);
  const accounts = [...(own ? [own] : []), ...memberships.map(({ organization }) => organization)];
  const all = [...accounts, ...collaborating];
  const installed = await db.installation.findMany({
    where: { integrationId: integration.id, accountId: { in: all.map(({ id }) => id) } },
    select: { id: true, accountId: true, permissions: true, repositorySelection: true },
  });
  const byAccount = new Map(installed.map((installation) => [installation.accountId, installation]));
  const targets = await Promise.all(
    all.map(async ({ id, login, name, type }) => {
      const there = byAccount.get(id);
      const permissions = permissionsOf((there ?? integration.versions[0])?.permissions);
      const found = await findInstallRight({ userId: viewerId, accountId: id, permissions });
      // Nobody but an owner has anything to add to what reaches everything.
      const right = there?.repositorySelection === "all" && found.right?.kind !== "owner" ? null : found.right;
      const status = targetStatus(integration, { accountId: id, right, installationId: there?.id ?? null });
      return {
        account: { id, login, name, type },
        status,
        openRequest: requests.get(id) ?? null,
        owners: await ownersToAsk(id, status),
      };
    }),
  );
  const isOutside = new Set(collaborating.map(({ id }) => id));
  return targets.filter(({ account, status }) => !isOutside.has(account.id) || status.kind !== "refused");
}

/** Organizations of which a person is no member but has been let into a repository, by login. */
function collaboratingOrganizations(userId: number): Promise<Account[]> {
  return db.account.findMany({
    where: {
      type: "ORGANIZATION",
      repositories: { some: { collaborators: { some: { userId } } } },
      members: { none: { userId } },
    },
    orderBy: { login: "asc" },
  });
}

async function ownersToAsk(accountId: number, status: TargetStatus): Promise<string[]> {
  if (status.kind !== "refused" || status.because !== "not-owner") return [];
  const owners = await administratorsOf(accountId);
  return owners.slice(0, MAX_OWNERS_NAMED).map(({ account }) => account.login);
}
