import { db } from "@/lib/platform/db.ts";

/** How many people have authorized an integration to act for them. */
export async function countAuthorizationsOf(integrationId: number): Promise<number> {
  return db.authorization.count({ where: { integrationId } });
}
