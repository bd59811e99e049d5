import { type SimpleAccount, simpleAccount } from "@/lib/accounts/represent.ts";
import type { RepositoryRole } from "@/lib/authorization/roles.ts";
import { db } from "@/lib/platform/db.ts";

/** The people who were given a role on a repository by name, with that role and no other that they may have, by login. */
export async function collaboratorsByName(
  repositoryId: number,
): Promise<{ person: SimpleAccount; role: RepositoryRole }[]> {
  const rows = await db.collaborator.findMany({
    where: { repositoryId },
    select: { role: true, user: { select: simpleAccount } },
    orderBy: { user: { login: "asc" } },
  });
  return rows.map(({ role, user }) => ({ person: user, role }));
}
