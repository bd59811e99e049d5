import type { AccountType } from "@/generated/prisma/client.ts";
import { config } from "@/lib/platform/config.ts";
import { db } from "@/lib/platform/db.ts";

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
