import type { Account } from "@/generated/prisma/client.ts";
import { validationFailed } from "@/lib/api/errors.ts";
import { db } from "@/lib/platform/db.ts";

/** The accounts on which a person may create repositories: their own, then their organizations by login. */
export async function possibleOwners(userId: number): Promise<Account[]> {
  const [own, organizations] = await Promise.all([
    db.account.findMany({ where: { id: userId } }),
    db.account.findMany({
      where: { type: "ORGANIZATION", members: { some: { userId } } },
      orderBy: { login: "asc" },
    }),
  ]);
  return [...own, ...organizations];
}

/** The one of them with this login. Throws 422 for any other. */
export async function requirePossibleOwner(userId: number, login: string): Promise<Account> {
  const owners = await possibleOwners(userId);
  const owner = owners.find((candidate) => candidate.login.toLowerCase() === login.toLowerCase());
  if (owner) return owner;
  throw validationFailed({
    resource: "Repository",
    field: "owner",
    code: "invalid",
    message: "Choose your own account or an organization that you belong to.",
  });
}
