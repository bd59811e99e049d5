import { unprocessable, validationFailed } from "@/lib/api/errors.ts";
import { endAllAuthorizations } from "@/lib/oauth/end-authorizations.ts";
import { lockAuthorizationsOf } from "@/lib/oauth/lock-authorization.ts";
import { db, type Reader, transaction } from "@/lib/platform/db.ts";
import { queueMail } from "@/lib/platform/outbox.ts";
import { cancelRequestsOf } from "@/lib/tokens/personal/cancel-request.ts";
import { removeMember } from "./change-membership.ts";
import { endAccount } from "./end-account.ts";
import { primaryEmail, requireAdministrator } from "./queries.ts";

/** The organizations that nobody else owns, by login: their owner cannot go. */
export async function organizationsOwnedAlone(userId: number, reader: Reader = db): Promise<string[]> {
  const rows = await reader.account.findMany({
    where: {
      type: "ORGANIZATION",
      AND: [
        { members: { some: { userId, role: "ADMIN" } } },
        { members: { none: { userId: { not: userId }, role: "ADMIN" } } },
      ],
    },
    select: { login: true },
    orderBy: { login: "asc" },
  });
  return rows.map(({ login }) => login);
}

/**
 * Deletes a person's own account with all that it owns; what they wrote elsewhere stays without an author. Organizations
 * and integrations that they had to do with are told. `confirmation` is the login as they typed it.
 * @throws 422 for another confirmation, and while they are the only owner of an organization
 */
export async function deleteAccount({
  viewerId,
  confirmation,
}: {
  viewerId: number;
  confirmation: string;
}): Promise<void> {
  await transaction(async (tx) => {
    await lockAuthorizationsOf(tx, { accountId: viewerId });
    await tx.$queryRaw`SELECT 1 FROM "Account" WHERE id = ${viewerId}::int FOR UPDATE`;
    const { login } = await requireAdministrator(viewerId, viewerId, tx);
    if (confirmation.trim() !== login)
      throw validationFailed({
        resource: "User",
        field: "confirmation",
        code: "invalid",
        message: `Type your login “${login}” to delete your account.`,
      });
    const alone = await organizationsOwnedAlone(viewerId, tx);
    if (alone.length > 0)
      throw unprocessable(
        `You are the only owner of ${alone.join(", ")}. Make somebody else an owner there, or delete it, first.`,
      );
    await cancelRequestsOf(tx, viewerId);
    const memberships = await tx.membership.findMany({ where: { userId: viewerId }, select: { organizationId: true } });
    for (const { organizationId } of memberships) await removeMember({ viewerId, organizationId, userId: viewerId });
    await endAllAuthorizations(viewerId);
    const address = await primaryEmail(viewerId, tx);
    if (address)
      await queueMail(tx, {
        to: address.address,
        subject: "Your account is deleted",
        text: `Hello ${login},

your account is deleted, with its repositories, its integrations and everything that could act for you. What you wrote in other people's repositories stays there without your name.

If this was not you, tell those who run this server at once.
`,
      });
    await endAccount(tx, { accountId: viewerId, actorId: viewerId });
  });
}
