import { representSimpleUser, type SimpleAccount, simpleAccount } from "@/lib/accounts/represent.ts";
import { unprocessable } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";
import { requireActing } from "../acting.ts";
import { recordRepositoryEvent } from "../repositories/events.ts";
import { requireRepositoryRow } from "../repositories/row.ts";

/** One page of the people with a role on an organization's repositories who do not belong to it, by login. */
export async function outsideCollaboratorsOf(
  organizationId: number,
  page: Page,
): Promise<{ people: SimpleAccount[]; total: number }> {
  const where = {
    collaborations: { some: { repository: { ownerId: organizationId } } },
    memberships: { none: { organizationId } },
  };
  const [people, total] = await Promise.all([
    db.account.findMany({ where, select: simpleAccount, orderBy: { login: "asc" }, ...rowsOf(page) }),
    db.account.count({ where }),
  ]);
  return { people, total };
}

/**
 * Ends every role that somebody who does not belong to an organization has on its repositories. Whether the one who
 * acts may was decided before. Throws 422 for a member.
 */
export async function removeOutsideCollaborator({
  actor,
  organizationId,
  person,
}: {
  actor: Actor;
  organizationId: number;
  person: SimpleAccount;
}): Promise<void> {
  const acting = await requireActing(actor, null);
  await transaction(async (tx) => {
    const userId = person.id;
    if (await tx.membership.findUnique({ where: { organizationId_userId: { organizationId, userId } } }))
      throw unprocessable("You cannot specify an organization member to remove as an outside collaborator.");
    const where = { userId, repository: { ownerId: organizationId } };
    const held = await tx.collaborator.findMany({ where, select: { repositoryId: true } });
    await tx.collaborator.deleteMany({ where });
    for (const { repositoryId } of held)
      await recordRepositoryEvent(tx, {
        name: "member",
        action: "removed",
        payload: { member: representSimpleUser(person) },
        repository: await requireRepositoryRow(repositoryId, { tx }),
        acting,
      });
    if (held.length === 0) return;
    await recordAudit(tx, {
      action: "org.remove_outside_collaborator",
      actorId: acting.account.id,
      accountId: organizationId,
      data: { user: person.login },
    });
  });
}
