import type { Account } from "@/generated/prisma/client.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { rememberLogin } from "@/lib/host/repositories/former-names.ts";
import { recordTargetRenamed } from "@/lib/installations/events.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { checkInput } from "./check-input.ts";
import { recordOrganizationEvent } from "./events.ts";
import { requireAdministrator } from "./queries.ts";
import { loginInput } from "./schemas.ts";
import { refuseTaken } from "./uniqueness.ts";

/**
 * Gives a person or an organization another login. Addresses of its repositories with the old one lead on until somebody
 * takes them; the old login itself is free for anybody. Integrations installed there are told; their own names stay.
 * @throws 404 and 403 for those who do not administer it, 422 for a login that is not valid, reserved or taken
 */
export async function renameAccount({
  viewerId,
  accountId,
  login,
}: {
  viewerId: number;
  accountId: number;
  login: string;
}): Promise<Account> {
  const { type } = await requireAdministrator(viewerId, accountId);
  const resource = type === "ORGANIZATION" ? "Organization" : "User";
  const { login: after } = checkInput(loginInput, { login }, resource);
  try {
    return await transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Account" WHERE id = ${accountId}::int FOR UPDATE`;
      const { login: before } = await requireAdministrator(viewerId, accountId, tx);
      const renamed = await tx.account.update({
        where: { id: accountId },
        data: { login: after, updatedAt: clock.now() },
      });
      if (before === after) return renamed;
      if (before.toLowerCase() !== after.toLowerCase()) await rememberLogin(tx, { accountId, before, after });
      const change = { senderId: viewerId, changes: { login: { from: before } } };
      if (type === "ORGANIZATION")
        await recordOrganizationEvent(tx, { ...change, action: "renamed", organization: renamed });
      await recordTargetRenamed(tx, { ...change, account: renamed });
      await recordAudit(tx, {
        action: type === "ORGANIZATION" ? "org.rename" : "user.rename",
        actorId: viewerId,
        accountId,
        data: { old_login: before, login: after },
      });
      return renamed;
    });
  } catch (error) {
    throw refuseTaken(error, resource);
  }
}
