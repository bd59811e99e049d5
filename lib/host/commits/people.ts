import { type SimpleAccount, simpleAccount } from "@/lib/accounts/represent.ts";
import { db, type Reader } from "@/lib/platform/db.ts";
import { accountIdOfNoReply } from "../commit-person.ts";

/** Address in lower case → the account that it belongs to. */
export type AccountsByEmail = ReadonlyMap<string, SimpleAccount>;

/** Whose these addresses are: verified ones, and those that stand for an account. Two queries, however many there are. */
export async function accountsByEmail(emails: Iterable<string>, reader: Reader = db): Promise<AccountsByEmail> {
  const wanted = [...new Set([...emails].map((email) => email.toLowerCase()))];
  const byId = new Map(
    wanted.flatMap((email) => {
      const id = accountIdOfNoReply(email);
      return id === null ? [] : [[id, email] as const];
    }),
  );
  const others = wanted.filter((email) => accountIdOfNoReply(email) === null && email !== "");
  const found = new Map<string, SimpleAccount>();
  if (others.length > 0) {
    const rows = await reader.email.findMany({
      where: { address: { in: others }, verifiedAt: { not: null } },
      select: { address: true, account: { select: simpleAccount } },
    });
    for (const { address, account } of rows) found.set(address.toLowerCase(), account);
  }
  if (byId.size > 0) {
    const accounts = await reader.account.findMany({ where: { id: { in: [...byId.keys()] } }, select: simpleAccount });
    for (const account of accounts) found.set(byId.get(account.id) as string, account);
  }
  return found;
}

export const accountOf = (people: AccountsByEmail, email: string): SimpleAccount | null =>
  people.get(email.toLowerCase()) ?? null;
