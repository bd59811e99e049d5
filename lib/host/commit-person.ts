import type { AccountType } from "@/generated/prisma/client.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { config } from "@/lib/platform/config.ts";
import { db } from "@/lib/platform/db.ts";
import { requireActing } from "./acting.ts";

/** The domain of addresses that stand for an account without telling the person's own. */
const noReplyDomain = (): string => `users.noreply.${new URL(config().publicUrl).hostname}`;

/** `ID+login@users.noreply.HOST`. Source: wire facts §1.18. */
export const noReplyAddress = ({ id, login }: { id: number; login: string }): string =>
  `${id}+${login}@${noReplyDomain()}`;

/** How an account signs the commits that it makes here. */
export async function commitPersonOf(account: {
  id: number;
  login: string;
  type: AccountType;
}): Promise<{ name: string; email: string }> {
  const { name } = await db.account.findUniqueOrThrow({ where: { id: account.id }, select: { name: true } });
  return { name: (account.type === "BOT" ? null : name) ?? account.login, email: noReplyAddress(account) };
}

/** The id in an address that `noReplyAddress` made; null for any other address. */
export function accountIdOfNoReply(email: string): number | null {
  const [local = "", domain] = email.toLowerCase().split("@");
  const id = /^(\d{1,9})\+/.exec(local)?.[1];
  return domain === noReplyDomain() && id !== undefined ? Number(id) : null;
}

/** Somebody whom a request names; `date` is in ISO 8601. */
type Named = { name: string; email: string; date?: string | undefined } | undefined;

/** Whoever acts, unless the request names somebody; an author alone is the committer as well, and the other way round. */
export async function peopleOf(actor: Actor, { author, committer }: { author?: Named; committer?: Named }) {
  const now = clock.now();
  const acting = await requireActing(actor, null);
  const self = { ...(await commitPersonOf(acting.account)), date: now };
  const named = (person: Named) =>
    person && { name: person.name, email: person.email, date: person.date ? new Date(person.date) : now };
  return {
    author: named(author) ?? named(committer) ?? self,
    committer: named(committer) ?? named(author) ?? self,
  };
}
