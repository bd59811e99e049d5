import type { Prisma } from "@/generated/prisma/client.ts";
import type { Permissions } from "@/lib/authorization/permissions.ts";
import { normaliseScopes, type Scope } from "@/lib/authorization/scopes.ts";
import { permissionsOf } from "@/lib/integrations/stored-permissions.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { permissionsAsAgreed } from "./asked.ts";

const owner = { select: { login: true } } as const;

const columns = {
  id: true,
  scopes: true,
  permissions: true,
  createdAt: true,
  lastUsedAt: true,
  integration: {
    select: {
      id: true,
      name: true,
      slug: true,
      logoVersion: true,
      clientId: true,
      url: true,
      owner,
      versions: { select: { permissions: true }, orderBy: { number: "desc" }, take: 1 },
    },
  },
  oauthApplication: { select: { id: true, name: true, clientId: true, url: true, owner } },
} as const satisfies Prisma.AuthorizationSelect;

type Row = Prisma.AuthorizationGetPayload<{ select: typeof columns }>;

/** One client that a person has agreed to, with what it may do as them today. */
export type GivenAuthorization = {
  id: number;
  name: string;
  clientId: string;
  url: string;
  ownerLogin: string;
  createdAt: Date;
  /** Within the hour; null when it never was used. */
  lastUsedAt: Date | null;
} & (
  | { kind: "integration"; integrationId: number; slug: string; logoVersion: string | null; permissions: Permissions }
  | { kind: "application"; scopes: readonly Scope[] }
);

/** Everything that a person has agreed to, what was used last first. */
export async function authorizationsOf(accountId: number): Promise<GivenAuthorization[]> {
  const rows = await db.authorization.findMany({
    where: { accountId },
    select: columns,
    orderBy: [{ lastUsedAt: { sort: "desc", nulls: "last" } }, { id: "desc" }],
  });
  return rows.map(asGiven);
}

/** One of them; null for another person's. */
export async function findAuthorizationOf(
  accountId: number,
  which: { id: number } | { clientId: string },
): Promise<GivenAuthorization | null> {
  const where =
    "id" in which
      ? which
      : { OR: [{ integration: { clientId: which.clientId } }, { oauthApplication: { clientId: which.clientId } }] };
  const row = await db.authorization.findFirst({ where: { ...where, accountId }, select: columns });
  return row && asGiven(row);
}

function asGiven({ integration, oauthApplication, scopes, permissions, ...row }: Row): GivenAuthorization {
  const client = integration ?? oauthApplication;
  if (!client) throw new Error(`authorization ${row.id} is of no client`);
  const { name, clientId, url } = client;
  const common = { ...row, name, clientId, url, ownerLogin: client.owner.login };
  if (!integration) return { ...common, kind: "application", scopes: normaliseScopes(scopes) };
  return {
    ...common,
    kind: "integration",
    integrationId: integration.id,
    logoVersion: integration.logoVersion,
    slug: integration.slug,
    permissions: permissionsAsAgreed(permissionsOf(integration.versions[0]?.permissions), permissionsOf(permissions)),
  };
}

/** How many tokens of an authorization work now. */
export async function countLiveTokens(authorizationId: number): Promise<number> {
  return db.accessToken.count({
    where: { authorizationId, OR: [{ expiresAt: null }, { expiresAt: { gt: clock.now() } }] },
  });
}
