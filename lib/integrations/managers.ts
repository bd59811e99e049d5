import { findOrganizationRole } from "@/lib/accounts/queries.ts";
import { db, type Reader } from "@/lib/platform/db.ts";

/** What a person may manage of an account's registrations: all with those to come, some, or none. */
export type Managed = "all" | ReadonlySet<number>;

/**
 * Owners manage everything of their account; members what the owners named them manager of. Whoever left the
 * organization manages nothing, whatever was named.
 */
export async function managedBy(
  { userId, ownerId }: { userId: number; ownerId: number },
  reader: Reader = db,
): Promise<Managed> {
  if (userId === ownerId) return "all";
  const role = await findOrganizationRole({ organizationId: ownerId, userId }, reader);
  if (role === "ADMIN") return "all";
  if (role === null) return new Set();
  const rows = await reader.integrationManager.findMany({
    where: { organizationId: ownerId, userId },
    select: { integrationId: true },
  });
  if (rows.some(({ integrationId }) => integrationId === null)) return "all";
  return new Set(rows.flatMap(({ integrationId }) => integrationId ?? []));
}

/** Whether one registration is among what somebody manages. */
export const includes = (managed: Managed, integrationId: number): boolean =>
  managed === "all" || managed.has(integrationId);

/** Whether the person manages anything of the account's. */
export const managesAny = (managed: Managed): boolean => managed === "all" || managed.size > 0;

export type ListedManager = {
  id: number;
  user: { login: string; name: string | null };
  /** Null for all. */
  integration: { name: string; slug: string } | null;
  createdAt: Date;
};

/** The managers that an organization's owners named, by login. */
export async function managersOf(organizationId: number): Promise<ListedManager[]> {
  return db.integrationManager.findMany({
    where: { organizationId },
    select: {
      id: true,
      user: { select: { login: true, name: true } },
      integration: { select: { name: true, slug: true } },
      createdAt: true,
    },
    orderBy: [{ user: { login: "asc" } }, { id: "asc" }],
  });
}
