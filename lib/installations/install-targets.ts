import type { Account } from "@/generated/prisma/client.ts";
import { administers, administratorsOf, findAccountById, organizationsOf } from "@/lib/accounts/queries.ts";
import { findIntegrationBySlug, type IntegrationDetails } from "@/lib/integrations/queries.ts";
import { db } from "@/lib/platform/db.ts";
import { type TargetStatus, targetStatus } from "./rules.ts";

/** The integration for its own page: public ones for everybody, private ones for those who administer the owner. */
export async function findShownIntegration(viewerId: number | null, slug: string): Promise<IntegrationDetails | null> {
  const integration = await findIntegrationBySlug(slug);
  if (!integration || integration.public) return integration;
  return viewerId !== null && (await administers(viewerId, integration.ownerId)) ? integration : null;
}

/** An account of a person's, and what they can do about installing an integration there. */
export type InstallTarget = {
  account: Pick<Account, "id" | "login" | "name" | "type">;
  status: TargetStatus;
  /** Whom to ask where the person may not; by login, a few at most. */
  owners: readonly string[];
};

const MAX_OWNERS_NAMED = 3;

/** A person's own account and every organization of theirs, with what they can do there about an integration. */
export async function installTargets(
  viewerId: number,
  integration: Pick<IntegrationDetails, "id" | "public" | "ownerId">,
): Promise<InstallTarget[]> {
  const [own, memberships] = await Promise.all([findAccountById(viewerId), organizationsOf(viewerId)]);
  const accounts = [
    ...(own ? [{ account: own, mayAdminister: true }] : []),
    ...memberships.map(({ organization, role }) => ({ account: organization, mayAdminister: role === "ADMIN" })),
  ];
  const installed = await db.installation.findMany({
    where: { integrationId: integration.id, accountId: { in: accounts.map(({ account }) => account.id) } },
    select: { id: true, accountId: true },
  });
  const idByAccount = new Map(installed.map(({ id, accountId }) => [accountId, id]));
  return Promise.all(
    accounts.map(async ({ account, mayAdminister }) => {
      const status = targetStatus(integration, {
        accountId: account.id,
        administers: mayAdminister,
        installationId: idByAccount.get(account.id) ?? null,
      });
      const { id, login, name, type } = account;
      return { account: { id, login, name, type }, status, owners: await ownersToAsk(id, status) };
    }),
  );
}

async function ownersToAsk(accountId: number, status: TargetStatus): Promise<string[]> {
  if (status.kind !== "refused" || status.because !== "not-owner") return [];
  const owners = await administratorsOf(accountId);
  return owners.slice(0, MAX_OWNERS_NAMED).map(({ account }) => account.login);
}
