import type { AccessToken, TokenKind } from "@/generated/prisma/client.ts";
import { notFound } from "@/lib/api/errors.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { generateToken, hashToken, lastEight, PREFIX } from "../formats.ts";

/** A new value and what is stored of it. The value is in the answer to one request and nowhere else. */
export function newValue(kind: "PERSONAL" | "FINE_GRAINED") {
  const token = generateToken(PREFIX[kind]);
  return { token, stored: { hash: hashToken(token), lastEight: lastEight(token) } };
}

/** A person's own token, held until the transaction ends. Throws 404 for those of others and for other kinds. */
export async function lockOwnToken(
  tx: Tx,
  { viewerId, tokenId, kind }: { viewerId: number; tokenId: number; kind: TokenKind },
): Promise<AccessToken> {
  await tx.$queryRaw`SELECT id FROM "AccessToken" WHERE id = ${tokenId}::int FOR UPDATE`;
  const token = await tx.accessToken.findUnique({ where: { id: tokenId, accountId: viewerId, kind } });
  if (!token) throw notFound();
  return token;
}
