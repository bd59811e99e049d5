import { db } from "@/lib/platform/db.ts";

export type ReachingInstallation = {
  id: number;
  repositorySelection: "all" | "selected";
  suspendedAt: Date | null;
  integration: { id: number; name: string; slug: string; logoVersion: string | null; description: string | null };
};

/** What is installed on the account that owns a repository and includes it, by the integrations' names. */
export function installationsReaching({
  repositoryId,
  ownerId,
}: {
  repositoryId: number;
  ownerId: number;
}): Promise<ReachingInstallation[]> {
  return db.installation.findMany({
    where: {
      accountId: ownerId,
      OR: [{ repositorySelection: "all" }, { repositories: { some: { repositoryId } } }],
    },
    select: {
      id: true,
      repositorySelection: true,
      suspendedAt: true,
      integration: { select: { id: true, name: true, slug: true, logoVersion: true, description: true } },
    },
    orderBy: { integration: { name: "asc" } },
  });
}
