import { type Administrator, administratorsByAccount } from "@/lib/accounts/administrators.ts";
import { notify, settleNotices } from "@/lib/accounts/notices.ts";
import { permissionDefinition, permissionVerb } from "@/lib/authorization/permission-catalogue.ts";
import { type Permissions, permissionEntries } from "@/lib/authorization/permissions.ts";
import { permissionsOf } from "@/lib/integrations/stored-permissions.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { type OutgoingMail, queueMails } from "@/lib/platform/outbox.ts";
import { htmlUrl } from "@/lib/platform/urls.ts";
import { waitingPermissions } from "./rules.ts";

/** Where an installation's new permissions are read and decided: it stays the same when the account is renamed. */
export const offerPath = (installationId: number): string => `/settings/installations/${installationId}/permissions`;

export const noticeSubject = (installationId: number): string => `new_permissions:${installationId}`;

/**
 * Tells everybody who administers the accounts of these installations what the integration's version asks for beyond
 * what they granted: by mail, and in their notices, where earlier words about the same installation go away.
 */
export async function tellOwners(
  tx: Tx,
  {
    integrationId,
    version,
    installationIds,
    reminder = false,
  }: { integrationId: number; version: number; installationIds: readonly number[]; reminder?: boolean },
): Promise<void> {
  if (installationIds.length === 0) return;
  const offered = await tx.integrationVersion.findUniqueOrThrow({
    where: { integrationId_number: { integrationId, number: version } },
    select: {
      permissions: true,
      note: true,
      integration: { select: { name: true, owner: { select: { login: true } } } },
    },
  });
  const { name } = offered.integration;
  const installations = await tx.installation.findMany({
    where: { id: { in: [...installationIds] } },
    select: { id: true, permissions: true, account: { select: { id: true, login: true, type: true } } },
    orderBy: { id: "asc" },
  });
  const administrators = await administratorsByAccount(
    tx,
    installations.map(({ account }) => account.id),
  );
  await settleNotices(
    tx,
    installations.map(({ id }) => noticeSubject(id)),
  );
  const mails: OutgoingMail[] = [];
  for (const { id, account, permissions } of installations) {
    const people = administrators.get(account.id) ?? [];
    await notify(tx, {
      accountIds: people.map((person) => person.id),
      kind: "new_permissions",
      subject: noticeSubject(id),
      title: `${name} asks for new permissions on ${account.login}`,
      ...(account.type === "ORGANIZATION" && { about: { organizationId: account.id } }),
      path: offerPath(id),
    });
    const waiting = waitingPermissions(permissionsOf(permissions), permissionsOf(offered.permissions));
    const about = { name, account: account.login, owner: offered.integration.owner.login, note: offered.note };
    mails.push(...people.flatMap((person) => letter(person, { ...about, installationId: id, waiting, reminder })));
  }
  await queueMails(tx, mails);
}

type About = {
  name: string;
  owner: string;
  account: string;
  installationId: number;
  note: string | null;
  waiting: Permissions;
  reminder: boolean;
};

/** None for somebody without an address. */
function letter({ login, email }: Administrator, about: About): OutgoingMail[] {
  if (email === null) return [];
  const { name, owner, account, installationId, note, waiting, reminder } = about;
  const subject = `${name} asks for new permissions on ${account}`;
  const changes = permissionEntries(waiting).map(
    ([key, level]) => `- ${permissionDefinition(key).title}: ${permissionVerb(key, level)}`,
  );
  const reason = note
    ? [
        `${owner} gives this reason:`,
        note
          .split(/\r?\n/)
          .map((line) => `> ${line}`)
          .join("\n"),
      ]
    : [`${owner} gives no reason.`];
  const paragraphs = [
    `Hello ${login},`,
    reminder
      ? `${owner} reminds you: ${name}, which is installed on ${account}, still waits to be allowed to:`
      : `${name}, made by ${owner}, is installed on ${account} and asks to be allowed to:`,
    changes.join("\n"),
    ...reason,
    "Until you accept, it keeps what it was granted and gets nothing more. Read what would change, then decide:",
    htmlUrl(offerPath(installationId)),
    "You may also leave everything as it is, or uninstall it there.",
  ];
  return [
    {
      to: email,
      subject: reminder ? `Reminder: ${subject}` : subject,
      text: `${paragraphs.join("\n\n")}\n`,
      button: "See what would change",
    },
  ];
}
