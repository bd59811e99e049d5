import type { Tx } from "@/lib/platform/db.ts";
import { slugFromName } from "./slug.ts";
import { refuseField } from "./validated.ts";

/**
 * The slug of a name that nobody else has: no other integration, and no account except those of whoever registers.
 * Throws 422. Source: wire facts §1.1.
 */
export async function requireFreeName(
  tx: Tx,
  { name, ownerId, actorId, integrationId }: { name: string; ownerId: number; actorId: number; integrationId?: number },
): Promise<string> {
  const slug = slugFromName(name);
  const integration = await tx.integration.findFirst({
    where: { OR: [{ name }, { slug }], ...(integrationId !== undefined && { id: { not: integrationId } }) },
    select: { id: true },
  });
  if (integration) throw nameTaken();
  const account = await tx.account.findFirst({
    where: {
      login: { in: [slug, name] },
      id: { notIn: [ownerId, actorId] },
      NOT: { members: { some: { userId: actorId, role: "ADMIN" } } },
    },
    select: { login: true },
  });
  if (account)
    throw refuseField(
      "name",
      `“${account.login}” is the name of another account. Choose another name.`,
      "already_exists",
    );
  return slug;
}

/** Also for the index that decides between two registrations at the same moment. */
export const nameTaken = () =>
  refuseField("name", "Another integration has this name already. Choose another one.", "already_exists");
