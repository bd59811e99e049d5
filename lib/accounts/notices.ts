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

type NewNotice = {
  /** The people who are told. */
  accountIds: readonly number[];
  kind: NoticeKind;
  /** What it is about, unique for each person: "installation_request:12". Told again, it is unread again. */
  subject: string;
  /** One sentence without a full stop. */
  title: string;
  /** Path of the page where it is dealt with. */
  path: string;
  /** From when on there is nothing to deal with any more; never, unless it is given. */
  expiresAt?: Date | undefined;
};

/** Tells people something in their pages, in the transaction of the act that causes it. */
export async function notify(tx: Tx, { accountIds, kind, subject, title, path, expiresAt }: NewNotice): Promise<void> {
  const people = [...new Set(accountIds)];
  await tx.notice.deleteMany({ where: { subject, accountId: { in: people } } });
  await tx.notice.createMany({
    data: people.map((accountId) => ({
      accountId,
      kind,
      subject,
      title,
      path,
      createdAt: clock.now(),
      ...(expiresAt && { expiresAt }),
    })),
  });
}

/** Takes notices back when what they are about is settled, whoever had them. */
export async function settleNotices(tx: Tx, subject: string | readonly string[]): Promise<void> {
  await tx.notice.deleteMany({ where: { subject: typeof subject === "string" ? subject : { in: [...subject] } } });
}

/** What a person has neither read nor let pass. */
const unread = (accountId: number) => ({
  accountId,
  readAt: null,
  OR: [{ expiresAt: null }, { expiresAt: { gt: clock.now() } }],
});

/** How many notices a person has not read. */
export async function countUnreadNotices(accountId: number): Promise<number> {
  return db.notice.count({ where: unread(accountId) });
}

/** A person's unread notices, the newest first. */
export async function unreadNotices(accountId: number) {
  return db.notice.findMany({ where: unread(accountId), orderBy: { id: "desc" }, take: 50 });
}

/** Marks one of a person's notices as read. Somebody else's stays as it is. */
export async function dismissNotice(accountId: number, id: bigint): Promise<void> {
  await db.notice.updateMany({ where: { id, accountId, readAt: null }, data: { readAt: clock.now() } });
}

/** Marks all of them as read. */
export async function dismissNotices(accountId: number): Promise<void> {
  await db.notice.updateMany({ where: { accountId, readAt: null }, data: { readAt: clock.now() } });
}
