import type { Account, OrganizationRole } from "@/generated/prisma/client.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";

export type NewOrganization = {
  id?: number;
  login: string;
  name?: string | null;
  description?: string | null;
  url?: string | null;
  location?: string | null;
  members?: readonly { userId: number; role: OrganizationRole }[];
};

/** The rows of an organization with its members: no checks, no event, no audit. */
export async function insertOrganization(tx: Tx, organization: NewOrganization): Promise<Account> {
  const now = clock.now();
  const { id, login, name, description, url, location, members = [] } = organization;
  return tx.account.create({
    data: {
      ...(id !== undefined && { id }),
      type: "ORGANIZATION",
      login,
      name: name ?? null,
      description: description ?? null,
      url: url ?? null,
      location: location ?? null,
      createdAt: now,
      updatedAt: now,
      members: { create: members.map(({ userId, role }) => ({ userId, role, createdAt: now })) },
    },
  });
}
