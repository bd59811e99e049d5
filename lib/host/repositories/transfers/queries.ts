import type { Prisma } from "@/generated/prisma/client.ts";
import { simpleAccount } from "@/lib/accounts/represent.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, type Tx } from "@/lib/platform/db.ts";
import { rowsOfStatement, type Statement } from "../../statement.ts";
import { roleSql } from "../role-sql.ts";

export const transferWithParts = {
  sender: { select: simpleAccount },
  receiver: { select: simpleAccount },
  repository: {
    select: { id: true, name: true, description: true, private: true, owner: { select: simpleAccount } },
  },
} as const satisfies Prisma.RepositoryTransferInclude;
export type TransferWithParts = Prisma.RepositoryTransferGetPayload<{ include: typeof transferWithParts }>;

/** Whether the person who offered a repository may still give it away. */
const SENDER_ADMINISTERS: Statement = {
  name: "transfer-sender-administers",
  text: `SELECT (${roleSql("$2")}) = 'admin' AS administers FROM "Repository" r WHERE r.id = $1::int`,
};

/** What is offered to a person, until it is answered, taken back, a day has passed or its sender may not give it away. */
export function findTransferTo(receiverId: number, id: number, tx?: Tx): Promise<TransferWithParts | null> {
  return findOpen({ id, receiverId }, tx);
}

/** To whom a repository is offered now; null while it is offered to nobody. */
export function findTransferOf(repositoryId: number, tx?: Tx): Promise<TransferWithParts | null> {
  return findOpen({ repositoryId }, tx);
}

/** An offer ends with its day, and once whoever made it does not administer the repository any more. */
async function findOpen(
  where: { id: number; receiverId: number } | { repositoryId: number },
  tx?: Tx,
): Promise<TransferWithParts | null> {
  const transfer = await (tx ?? db).repositoryTransfer.findUnique({
    where: { ...where, expiresAt: { gt: clock.now() } },
    include: transferWithParts,
  });
  if (!transfer) return null;
  const values = [transfer.repositoryId, transfer.senderId];
  const [row] = await rowsOfStatement<{ administers: boolean | null }>(SENDER_ADMINISTERS, values, tx);
  return row?.administers ? transfer : null;
}
