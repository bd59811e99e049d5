import type { Account } from "@/generated/prisma/client.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";

export type NewUser = {
  id?: number;
  login: string;
  name?: string | null;
  email?: { address: string; verified: boolean };
  /** As `hashPassword` makes it: hash before the transaction, it takes tens of milliseconds. */
  passwordHash?: string;
  siteAdmin?: boolean;
};

/** The rows of a person and nothing else: no checks, no event, no audit. The first address is the primary one. */
export async function insertUser(tx: Tx, user: NewUser): Promise<Account> {
  const now = clock.now();
  const { id, login, name, email, passwordHash, siteAdmin } = user;
  return tx.account.create({
    data: {
      ...(id !== undefined && { id }),
      type: "USER",
      login,
      name: name ?? null,
      siteAdmin: siteAdmin ?? false,
      createdAt: now,
      updatedAt: now,
      ...(email && {
        emails: {
          create: { address: email.address, primary: true, verifiedAt: email.verified ? now : null, createdAt: now },
        },
      }),
      ...(passwordHash !== undefined && { password: { create: { hash: passwordHash, changedAt: now } } }),
    },
  });
}
