import { db } from "@/lib/platform/db.ts";

export type ManagedIntegration = {
  id: number;
  name: string;
  slug: string;
  logoVersion: string | null;
  owner: { login: string; type: "USER" | "ORGANIZATION" | "BOT" };
  installations: number;
};

/** The registrations of a person, of the organizations they own, and those that they were named manager of, the newest
 *  first. */
export async function integrationsManagedBy(
  userId: number,
  { limit }: { limit: number },
): Promise<ManagedIntegration[]> {
  const rows = await db.integration.findMany({
    where: {
      OR: [
        { owner: { OR: [{ id: userId }, { members: { some: { userId, role: "ADMIN" } } }] } },
        {
          owner: { members: { some: { userId } } },
          OR: [
            { managers: { some: { userId } } },
            { owner: { integrationManagers: { some: { userId, integrationId: null } } } },
          ],
        },
      ],
    },
    select: {
      id: true,
      name: true,
      slug: true,
      logoVersion: true,
      owner: { select: { login: true, type: true } },
      _count: { select: { installations: true } },
    },
    orderBy: { id: "desc" },
    take: limit,
  });
  return rows.map(({ _count, ...row }) => ({ ...row, installations: _count.installations }));
}

/** How many registrations an account has. */
export const countIntegrationsOf = (ownerId: number): Promise<number> => db.integration.count({ where: { ownerId } });
