import type { Account, Email, OrganizationRole } from "@/generated/prisma/client.ts";
import { forbidden, notFound } from "@/lib/api/errors.ts";
import { db, type Reader } from "@/lib/platform/db.ts";
import { PRIMARY_FIRST } from "./primary-first.ts";

/** The account that stands for everybody whose account is gone. */
const GHOST_ID = 0;

export type OrganizationMembership = { organization: Account; role: OrganizationRole };

/** A person, an organization or a bot; case makes no difference. */
export async function findAccountByLogin(login: string, reader: Reader = db): Promise<Account | null> {
  return reader.account.findUnique({ where: { login } });
}

export async function findAccountById(id: number, reader: Reader = db): Promise<Account | null> {
  return reader.account.findUnique({ where: { id } });
}

/** A person by login or by any of their addresses. */
export async function findUserByLoginOrEmail(text: string, reader: Reader = db): Promise<Account | null> {
  return reader.account.findFirst({
    where: {
      type: "USER",
      ...(text.includes("@") ? { emails: { some: { address: text } } } : { login: text }),
    },
  });
}

/** A person by login or by an address that they have shown to be theirs: anybody may type in any address. */
export async function findInvitable(text: string, reader: Reader = db): Promise<Account | null> {
  const wanted = text.includes("@")
    ? { emails: { some: { address: text, verifiedAt: { not: null } } } }
    : { login: text };
  return reader.account.findFirst({ where: { type: "USER", ...wanted } });
}

/** The organizations that a person belongs to, by login. */
export async function organizationsOf(userId: number): Promise<OrganizationMembership[]> {
  return db.membership.findMany({
    where: { userId },
    select: { role: true, organization: true },
    orderBy: { organization: { login: "asc" } },
  });
}

/** The accounts that a person may register and install on without asking: their own, then the organizations they own. */
export async function administeredAccounts(userId: number): Promise<Account[]> {
  const [own, organizations] = await Promise.all([
    db.account.findMany({ where: { id: userId } }),
    db.account.findMany({
      where: { type: "ORGANIZATION", members: { some: { userId, role: "ADMIN" } } },
      orderBy: { login: "asc" },
    }),
  ]);
  return [...own, ...organizations];
}

/** The person's role in the organization; null when they do not belong to it. */
export async function findOrganizationRole(
  { organizationId, userId }: { organizationId: number; userId: number },
  reader: Reader = db,
): Promise<OrganizationRole | null> {
  const membership = await reader.membership.findUnique({
    where: { organizationId_userId: { organizationId, userId } },
    select: { role: true },
  });
  return membership?.role ?? null;
}

export async function isMember(organizationId: number, userId: number): Promise<boolean> {
  return (await findOrganizationRole({ organizationId, userId })) !== null;
}

/** Whether the person may change the account's settings: it is their own, or an organization that they own. */
export async function administers(viewerId: number, accountId: number): Promise<boolean> {
  if (viewerId === accountId) return true;
  return (await findOrganizationRole({ organizationId: accountId, userId: viewerId })) === "ADMIN";
}

/** The account, when the person may change its settings.
 *  @throws 404 for those who have nothing to do with it, 403 for members who do not own it. */
export async function requireAdministrator(viewerId: number, accountId: number, reader: Reader = db): Promise<Account> {
  const account = await findAccountById(accountId, reader);
  if (!account) throw notFound();
  if (viewerId === accountId) return account;
  const role = await findOrganizationRole({ organizationId: accountId, userId: viewerId }, reader);
  if (role === null) throw notFound();
  if (role !== "ADMIN") throw forbidden(`Only owners of ${account.login} may do this. Ask one of them.`);
  return account;
}

/** The organization, when somebody may change it or who belongs to it: an owner, or a bot, whose permission was decided
 *  before. @throws 404 for strangers, 403 for members who do not own it. */
export async function requireOrganizationManager(
  actorId: number,
  organizationId: number,
  reader: Reader = db,
): Promise<Account> {
  const actor = await findAccountById(actorId, reader);
  const organization = actor?.type === "BOT" ? await findAccountById(organizationId, reader) : null;
  return organization ?? requireAdministrator(actorId, organizationId, reader);
}

/** The address that mail to a person goes to; null when they gave none. */
export async function primaryEmail(accountId: number, reader: Reader = db): Promise<Email | null> {
  return reader.email.findFirst({ where: { accountId }, orderBy: PRIMARY_FIRST });
}

/** The owners of an organization with the address of each, for mail that any of them may answer; or the person alone. */
export async function administratorsOf(
  accountId: number,
  reader: Reader = db,
): Promise<{ account: Account; email: string | null }[]> {
  const accounts = await reader.account.findMany({
    where: {
      OR: [{ id: accountId, type: "USER" }, { memberships: { some: { organizationId: accountId, role: "ADMIN" } } }],
    },
    include: { emails: { orderBy: PRIMARY_FIRST, take: 1 } },
    orderBy: { id: "asc" },
  });
  return accounts.map(({ emails, ...account }) => ({ account, email: emails[0]?.address ?? null }));
}

/** What an account's picture is drawn from: its login, of a bot the integration's slug; null when there is no account. */
export async function findAvatarSeed(accountId: number): Promise<string | null> {
  if (accountId === GHOST_ID) return "ghost";
  const account = await db.account.findUnique({ where: { id: accountId }, select: { login: true } });
  return account?.login.replace(/\[bot\]$/, "") ?? null;
}

/** The organization and the viewer's role in it, for its own pages.
 *  @throws 404 for those who do not belong to it */
export async function requireMembership(viewerId: number, login: string): Promise<OrganizationMembership> {
  const membership = await db.membership.findFirst({
    where: { userId: viewerId, organization: { login, type: "ORGANIZATION" } },
    select: { role: true, organization: true },
  });
  if (!membership) throw notFound();
  return membership;
}

/** When a person's password was last changed; null when they have none. */
export async function findPasswordAge(accountId: number): Promise<Date | null> {
  const password = await db.password.findUnique({ where: { accountId }, select: { changedAt: true } });
  return password?.changedAt ?? null;
}

/** Accounts in the order they were made, from the one after `since` on. */
export async function usersAfter(since: number, take: number): Promise<Account[]> {
  return db.account.findMany({ where: { id: { gt: since } }, orderBy: { id: "asc" }, take });
}
