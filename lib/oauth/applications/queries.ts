import type { OauthApplication } from "@/generated/prisma/client.ts";
import { db } from "@/lib/platform/db.ts";

export type { OauthApplication };

/** An account's applications by name. */
export async function applicationsOf(ownerId: number): Promise<OauthApplication[]> {
  return db.oauthApplication.findMany({ where: { ownerId }, orderBy: [{ name: "asc" }, { id: "asc" }] });
}

export async function findApplicationOf(ownerId: number, id: number): Promise<OauthApplication | null> {
  return db.oauthApplication.findUnique({ where: { id, ownerId } });
}

export async function applicationSecretsOf(oauthApplicationId: number) {
  return db.clientSecret.findMany({
    where: { oauthApplicationId },
    select: { id: true, lastEight: true, createdAt: true, lastUsedAt: true, createdBy: { select: { login: true } } },
    orderBy: { id: "desc" },
  });
}
