import { settleNotices } from "@/lib/accounts/notices.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { recordInstallationEvent } from "./events.ts";
import { type Acting, lockInstallation, requireActing } from "./lock-installation.ts";
import { noticeSubject } from "./tell-owners.ts";

/**
 * Takes an installation out: its tokens end with it. Throws 404 when it is gone already, and 404 or 403 for whoever is
 * neither the integration nor an administrator of the account.
 */
export async function uninstall({ installationId, ...acting }: { installationId: number } & Acting): Promise<void> {
  await transaction(async (tx) => {
    const installation = await lockInstallation(tx, installationId);
    await requireActing(tx, installation, acting);
    await removeInstallation(tx, { installationId, senderId: acting.senderId });
  });
}

/** The end of everything that is installed on an account, as a part of its own end. */
export async function removeInstallationsOn(
  tx: Tx,
  { accountId, senderId }: { accountId: number; senderId: number },
): Promise<void> {
  const installations = await tx.installation.findMany({
    where: { accountId },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of installations) await removeInstallation(tx, { installationId: id, senderId });
}

/** The end of an installation with its event and its line in the log; whether `senderId` may is decided by the caller.
 *  @throws 404 when it is gone */
export async function removeInstallation(
  tx: Tx,
  { installationId, senderId }: { installationId: number; senderId: number },
): Promise<void> {
  const installation = await lockInstallation(tx, installationId);
  await recordInstallationEvent(tx, { installation, action: "deleted", senderId });
  await recordAudit(tx, {
    action: "integration_installation.destroy",
    actorId: senderId,
    accountId: installation.accountId,
    integrationId: installation.integrationId,
    installationId,
  });
  await settleNotices(tx, noticeSubject(installationId));
  await tx.installation.delete({ where: { id: installationId } });
}
