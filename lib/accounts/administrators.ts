import type { Prisma } from "@/generated/prisma/client.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { PRIMARY_FIRST } from "./primary-first.ts";

/** Somebody who administers an account, with the address that mail goes to. */
export type Administrator = { id: number; login: string; email: string | null };

const PERSON = {
  id: true,
  login: true,
  emails: { select: { address: true }, orderBy: PRIMARY_FIRST, take: 1 },
} satisfies Prisma.AccountSelect;

/** Who administers each of these accounts: a person their own, owners an organization. In two queries, however many. */
export async function administratorsByAccount(
  tx: Tx,
  accountIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Administrator[]>> {
  const ids = [...new Set(accountIds)];
  const people = await tx.account.findMany({ where: { id: { in: ids }, type: "USER" }, select: PERSON });
  const memberships = await tx.membership.findMany({
    where: { organizationId: { in: ids }, role: "ADMIN" },
    select: { organizationId: true, user: { select: PERSON } },
    orderBy: { userId: "asc" },
  });
  const found = new Map<number, Administrator[]>();
  const all = [
    ...people.map((user) => ({ accountId: user.id, user })),
    ...memberships.map(({ organizationId, user }) => ({ accountId: organizationId, user })),
  ];
  for (const { accountId, user } of all) {
    const { id, login, emails } = user;
    found.set(accountId, [...(found.get(accountId) ?? []), { id, login, email: emails[0]?.address ?? null }]);
  }
  return found;
}
