import { db } from "@/lib/platform/db.ts";
import type { RepositoryCounts } from "./represent-organization.ts";

/** How many repositories an account owns, by who may see them. */
export async function countRepositories(ownerId: number): Promise<RepositoryCounts> {
  const groups = await db.repository.groupBy({ by: ["private"], where: { ownerId }, _count: true });
  const count = (isPrivate: boolean) => groups.find((group) => group.private === isPrivate)?._count ?? 0;
  return { public: count(false), private: count(true) };
}
