import { clock } from "@/lib/platform/clock.ts";
import { db, type Tx } from "@/lib/platform/db.ts";

/** What notices are about. */
export type NoticeKind =
  | "installation_request"
  | "new_permissions"
  | "token_request"
  | "application_request"
  | "repository_transfer"
  | "integration_transfer"
  | "webhook";

/**
 * Whose or what a notice is, where it is not the person's own: it goes with that, and is shown to those alone who
 * administer it at that time.
 */
export type NoticeAbout = { organizationId: number } | { integrationId: number } | { repositoryId: number };

type NewNotice = {
  /** The people who are told. */
  accountIds: readonly number[];
  kind: NoticeKind;
  /** What it is about, unique for each person: "installation_request:12". Told again, it is unread again. */
  subject: string;
  /** One sentence without a full stop. */
  title: string;
  about?: NoticeAbout | undefined;
  /**
   * Path of the page where it is dealt with. A ~ in front stands for the settings of the organization or for the pages of
   * the integration or repository that it is about: it leads there whatever these are called by then.
   */
  path: string;
  /** From when on there is nothing to deal with any more; never, unless it is given. */
  expiresAt?: Date | undefined;
};

/** Tells people something in their pages, in the transaction of the act that causes it. */
export async function notify(tx: Tx, { accountIds, about, expiresAt, ...notice }: NewNotice): Promise<void> {
  const people = [...new Set(accountIds)];
  await tx.notice.deleteMany({ where: { subject: notice.subject, accountId: { in: people } } });
  await tx.notice.createMany({
    data: people.map((accountId) => ({
      ...notice,
      ...about,
      accountId,
      createdAt: clock.now(),
      ...(expiresAt && { expiresAt }),
    })),
  });
}

/** Takes notices back when what they are about is settled, whoever had them. */
export async function settleNotices(tx: Tx, subject: string | readonly string[]): Promise<void> {
  await tx.notice.deleteMany({ where: { subject: typeof subject === "string" ? subject : { in: [...subject] } } });
}

/** The same for all that was told about a thing, for what changes its owner. */
export async function settleNoticesAbout(tx: Tx, about: NoticeAbout): Promise<void> {
  await tx.notice.deleteMany({ where: about });
}

/** Marks one of a person's notices as read. Somebody else's stays as it is. */
export async function dismissNotice(accountId: number, id: bigint): Promise<void> {
  await db.notice.updateMany({ where: { id, accountId, readAt: null }, data: { readAt: clock.now() } });
}

/** Marks all of them as read. */
export async function dismissNotices(accountId: number): Promise<void> {
  await db.notice.updateMany({ where: { accountId, readAt: null }, data: { readAt: clock.now() } });
}
