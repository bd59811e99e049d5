import { type SimpleAccount, simpleAccount } from "@/lib/accounts/represent.ts";
import { db } from "@/lib/platform/db.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";

/** Whether a person starred a repository. */
export async function hasStarred(userId: number, repositoryId: number): Promise<boolean> {
  return (await db.star.count({ where: { userId, repositoryId } })) > 0;
}

export type Stargazer = { user: SimpleAccount; starredAt: Date };

/** A page of the people who starred a repository, the first of them first. */
export async function stargazersOf(
  repositoryId: number,
  page: Page,
): Promise<{ stargazers: Stargazer[]; total: number }> {
  const where = { repositoryId };
  const [rows, total] = await Promise.all([
    db.star.findMany({
      where,
      select: { createdAt: true, user: { select: simpleAccount } },
      orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
      ...rowsOf(page),
    }),
    db.star.count({ where }),
  ]);
  return { stargazers: rows.map(({ user, createdAt }) => ({ user, starredAt: createdAt })), total };
}

/** When a person starred each of these repositories, by id. */
export async function starredAt(userId: number, repositoryIds: readonly number[]): Promise<Map<number, Date>> {
  const rows = await db.star.findMany({ where: { userId, repositoryId: { in: [...repositoryIds] } } });
  return new Map(rows.map(({ repositoryId, createdAt }) => [repositoryId, createdAt]));
}
