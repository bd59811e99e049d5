import { db } from "@/lib/platform/db.ts";

export type ManagedIntegration = {
  id: number;
  name: string;
  slug: string;
  logoVersion: string | null;
  owner: { login: string; type: "USER" | "ORGANIZATION" | "BOT" };
  installations: number;
};

/** The registrations of a person and of the organizations they own, the newest first. */
export async function integrationsManagedBy(
  userId: number,
  { limit }: { limit: number },
): Promise<ManagedIntegration[]> {
  const rows = await db.integration.findMany({
    where: { owner: { OR: [{ id: userId }, { members: { some: { userId, role: "ADMIN" } } }] } },
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
