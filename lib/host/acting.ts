import { type SimpleAccount, simpleAccount } from "@/lib/accounts/represent.ts";
import { forbidden } from "@/lib/api/errors.ts";
import { type Actor, actorOf, type Grant } from "@/lib/authorization/grant.ts";
import { hasRepositoryRole, type RepositoryRole } from "@/lib/authorization/roles.ts";
import { db } from "@/lib/platform/db.ts";

/** Who does something to a repository, and how far that one may go beyond what everybody may. */
export type Acting = {
  readonly account: SimpleAccount;
  readonly viaIntegrationId: number | undefined;
  /** Whether the one who acts counts as somebody with this role. */
  readonly may: (role: RepositoryRole) => boolean;
};

/**
 * The acting account. A person counts by role on the repository; a bot by what its installation was granted, which
 * was decided before any command runs.
 */
export async function requireActing(actor: Actor, role: RepositoryRole | null): Promise<Acting> {
  const account = await db.account.findUnique({ where: { id: actor.accountId }, select: simpleAccount });
  if (!account) throw new Error(`account ${actor.accountId} is gone`);
  const isBot = account.type === "BOT";
  return {
    account,
    viaIntegrationId: actor.viaIntegrationId,
    may: (needed) => isBot || hasRepositoryRole(role, needed),
  };
}

/** Throws 403 unless the one who acts counts as somebody with this role. */
export function requireRole(acting: Acting, role: RepositoryRole): void {
  if (!acting.may(role)) throw forbidden("Must have admin rights to Repository.");
}

/** Throws 403 for a repository that is kept for reading alone. */
export function refuseArchived({ archived }: { archived: boolean }): void {
  if (archived) throw forbidden("Repository was archived so is read-only.");
}

/** Whom a grant acts as, in operations that accept only those who act. */
export function requireActor(grant: Grant): Actor {
  const actor = actorOf(grant);
  if (!actor) throw new Error(`${grant.kind} acts for nobody`);
  return actor;
}
