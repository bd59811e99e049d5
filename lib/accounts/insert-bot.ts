import type { Account } from "@/generated/prisma/client.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { botLogin } from "./rules.ts";

/** The account that an integration acts as: `slug[bot]`. It has no password and no address. */
export async function insertBot(
  tx: Tx,
  { id, slug, name }: { id?: number; slug: string; name?: string | null },
): Promise<Account> {
  const now = clock.now();
  return tx.account.create({
    data: {
      ...(id !== undefined && { id }),
      type: "BOT",
      login: botLogin(slug),
      name: name ?? null,
      createdAt: now,
      updatedAt: now,
    },
  });
}
