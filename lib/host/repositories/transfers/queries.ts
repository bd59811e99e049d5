import type { Prisma } from "@/generated/prisma/client.ts";
import { simpleAccount } from "@/lib/accounts/represent.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, type Reader, type Tx } from "@/lib/platform/db.ts";
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

/**
 * What is offered to a person, until it is answered, taken back or a day has passed; null as well once the one who
 * offered it does not administer it any more.
 */
export async function findTransferTo(receiverId: number, id: number, tx?: Tx): Promise<TransferWithParts | null> {
  const transfer = await (tx ?? db).repositoryTransfer.findUnique({
    where: { id, receiverId, expiresAt: { gt: clock.now() } },
    include: transferWithParts,
  });
  if (!transfer) return null;
  const values = [transfer.repositoryId, transfer.senderId];
  const [row] = await rowsOfStatement<{ administers: boolean | null }>(SENDER_ADMINISTERS, values, tx);
  return row?.administers ? transfer : null;
}

/** To whom a repository is offered now; null while it is offered to nobody. */
export function findTransferOf(repositoryId: number, reader: Reader = db): Promise<TransferWithParts | null> {
  return reader.repositoryTransfer.findUnique({
    where: { repositoryId, expiresAt: { gt: clock.now() } },
    include: transferWithParts,
  });
}
