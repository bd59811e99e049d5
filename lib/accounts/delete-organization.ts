import { validationFailed } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { queueMails } from "@/lib/platform/outbox.ts";
import { endAccount } from "./end-account.ts";
import { recordOrganizationEvent } from "./events.ts";
import { PRIMARY_FIRST } from "./primary-first.ts";
import { findAccountById, requireOrganizationManager } from "./queries.ts";

/**
 * Deletes an organization with all that it owns. Its webhooks and the integrations installed on it are told, and its
 * members by mail. `confirmation` is the login as the owner typed it.
 * @throws 404 and 403 for those who do not own it, 422 for another confirmation
 */
export async function deleteOrganization({
  viewerId,
  organizationId,
  confirmation,
}: {
  viewerId: number;
  organizationId: number;
  confirmation: string;
}): Promise<void> {
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Account" WHERE id = ${organizationId}::int FOR UPDATE`;
    const organization = await requireOrganizationManager(viewerId, organizationId, tx);
    const { login } = organization;
    if (confirmation.trim() !== login)
      throw validationFailed({
        resource: "Organization",
        field: "confirmation",
        code: "invalid",
        message: `Type the login “${login}” to delete the organization.`,
      });
    // Told before anything ends: who listens goes with it.
    await recordOrganizationEvent(tx, { action: "deleted", organization, senderId: viewerId });
    await tellMembers(tx, { organizationId, login, viewerId });
    const accountId = await logOf(tx, viewerId);
    await recordAudit(tx, { action: "org.delete", actorId: viewerId, accountId, data: { login } });
    await endAccount(tx, { accountId: organizationId, actorId: viewerId });
  });
}

/** Whose log tells of it, when the organization's is gone: the person's, or that of the owner of the integration. */
async function logOf(tx: Tx, viewerId: number): Promise<number> {
  const integration = await tx.integration.findFirst({ where: { botId: viewerId }, select: { ownerId: true } });
  return integration?.ownerId ?? viewerId;
}

async function tellMembers(
  tx: Tx,
  { organizationId, login, viewerId }: { organizationId: number; login: string; viewerId: number },
): Promise<void> {
  const members = await tx.membership.findMany({
    where: { organizationId },
    select: {
      user: {
        select: {
          id: true,
          login: true,
          emails: { orderBy: PRIMARY_FIRST, take: 1, select: { address: true } },
        },
      },
    },
  });
  const actor = await findAccountById(viewerId, tx);
  await queueMails(
    tx,
    members.flatMap(({ user }) => {
      const to = user.emails[0]?.address;
      if (!to) return [];
      const who = user.id === viewerId ? "You have" : `${actor?.login} has`;
      return [
        {
          to,
          subject: `The organization ${login} is deleted`,
          text: `Hello ${user.login},

${who} deleted the organization ${login}. Its repositories are gone with their issues and files, and the integrations that were installed on it or belonged to it are told.

Clones that you have on your machine stay. Your own account and what you own is as it was.
`,
        },
      ];
    }),
  );
}
