import { db } from "@/lib/platform/db.ts";

/** The id of the repository that is called "owner/name"; null when there is none. Whether it may be seen is for the
 *  caller to know. */
export async function findRepositoryIdByFullName(fullName: string): Promise<number | null> {
  const [login = "", name = "", more] = fullName.split("/");
  if (more !== undefined) return null;
  const found = await db.repository.findFirst({ where: { name, owner: { login } }, select: { id: true } });
  return found?.id ?? null;
}
