import type { Prisma, TokenKind } from "@/generated/prisma/client.ts";
import { db } from "@/lib/platform/db.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";

const SHOWN = {
  id: true,
  kind: true,
  lastEight: true,
  note: true,
  description: true,
  scopes: true,
  permissions: true,
  repositorySelection: true,
  repositoryIds: true,
  approval: true,
  decisionReason: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
  fixed: true,
  account: { select: { id: true, login: true, name: true } },
  resourceOwner: { select: { id: true, login: true, type: true } },
} satisfies Prisma.AccessTokenSelect;

/** A personal access token as pages show it: everything but its value. */
export type ShownToken = Prisma.AccessTokenGetPayload<{ select: typeof SHOWN }>;

type PersonalKind = Extract<TokenKind, "PERSONAL" | "FINE_GRAINED">;

/** A person's own tokens of a kind, the newest first. */
export async function tokensOf(viewerId: number, kind: PersonalKind): Promise<ShownToken[]> {
  return db.accessToken.findMany({ where: { accountId: viewerId, kind }, select: SHOWN, orderBy: { id: "desc" } });
}

export async function findOwnToken(
  viewerId: number,
  { id, kind }: { id: number; kind: PersonalKind },
): Promise<ShownToken | null> {
  return db.accessToken.findUnique({ where: { id, accountId: viewerId, kind }, select: SHOWN });
}

/** One page of the fine-grained tokens that ask to reach an organization, or do, the newest first. */
export async function tokensReaching(
  organizationId: number,
  { waiting, page }: { waiting: boolean; page: Page },
): Promise<{ tokens: ShownToken[]; total: number }> {
  const where = {
    kind: "FINE_GRAINED" as const,
    resourceOwnerId: organizationId,
    approval: waiting ? ("PENDING" as const) : ("APPROVED" as const),
  };
  const [tokens, total] = await Promise.all([
    db.accessToken.findMany({ where, select: SHOWN, orderBy: { id: "desc" }, ...rowsOf(page) }),
    db.accessToken.count({ where }),
  ]);
  return { tokens, total };
}

/** A fine-grained token for the organization, for its owners. */
export async function findReachingToken(organizationId: number, id: number): Promise<ShownToken | null> {
  return db.accessToken.findUnique({
    where: { id, kind: "FINE_GRAINED", resourceOwnerId: organizationId },
    select: SHOWN,
  });
}

/** Names of the repositories that a token was limited to, in order. */
export async function repositoryNames(ids: readonly number[]): Promise<string[]> {
  const rows = await db.repository.findMany({
    where: { id: { in: [...ids] } },
    select: { name: true, owner: { select: { login: true } } },
    orderBy: { name: "asc" },
  });
  return rows.map(({ name, owner }) => `${owner.login}/${name}`);
}
