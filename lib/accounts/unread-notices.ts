import { roleSql } from "@/lib/host/repositories/role-sql.ts";
import { rowsOfStatement, type Statement } from "@/lib/host/statement.ts";
import { clock } from "@/lib/platform/clock.ts";

const NOTICES_MAX = 50;

/**
 * What a person ($1) has neither read nor let pass by now ($2), and administers still: whoever lost a role is not sent to
 * a page that is not theirs any more, and finds the notice again with the role.
 */
const UNREAD = `"Notice" n
  LEFT JOIN "Integration" i ON i.id = n."integrationId"
  LEFT JOIN "Repository" r ON r.id = n."repositoryId"
  LEFT JOIN "Account" o ON o.id = COALESCE(n."organizationId", i."ownerId", r."ownerId")
  WHERE n."accountId" = $1::int AND n."readAt" IS NULL AND (n."expiresAt" IS NULL OR n."expiresAt" > $2::timestamptz)
    AND CASE
      WHEN o.id IS NULL THEN true
      WHEN r.id IS NOT NULL THEN (${roleSql("$1")}) = 'admin'
      ELSE o.id = $1::int OR EXISTS (
        SELECT FROM "Membership" m WHERE m."organizationId" = o.id AND m."userId" = $1::int
          AND (m.role = 'ADMIN' OR i.id IS NOT NULL AND EXISTS (
            SELECT FROM "IntegrationManager" g WHERE g."organizationId" = o.id AND g."userId" = m."userId"
              AND (g."integrationId" IS NULL OR g."integrationId" = i.id)))) END`;

const COUNT: Statement = { name: "count-unread-notices", text: `SELECT count(*)::int AS count FROM ${UNREAD}` };

const LIST: Statement = {
  name: "unread-notices",
  text: `SELECT n.id::text, n.title, n.path, n."createdAt", o.login, o.type, i.slug, r.name AS repository
    FROM ${UNREAD} ORDER BY n.id DESC LIMIT ${NOTICES_MAX}`,
};

type Row = {
  id: string;
  title: string;
  path: string;
  createdAt: Date;
  /** Of the account that it is about, or that owns what it is about. */
  login: string | null;
  type: "USER" | "ORGANIZATION" | null;
  slug: string | null;
  repository: string | null;
};

/** A notice that waits, with the path where it is dealt with as it is now. */
export type UnreadNotice = { id: bigint; title: string; path: string; createdAt: Date };

/** How many notices a person has not read. */
export async function countUnreadNotices(accountId: number): Promise<number> {
  const [row] = await rowsOfStatement<{ count: number }>(COUNT, [accountId, clock.now()]);
  return row?.count ?? 0;
}

/** A person's unread notices, the newest first. */
export async function unreadNotices(accountId: number): Promise<UnreadNotice[]> {
  const rows = await rowsOfStatement<Row>(LIST, [accountId, clock.now()]);
  return rows.map(({ id, title, createdAt, ...row }) => ({ id: BigInt(id), title, path: pathOf(row), createdAt }));
}

function pathOf({ path, ...about }: Omit<Row, "id" | "title" | "createdAt">): string {
  return path.startsWith("~") ? `${addressOf(about)}${path.slice(1)}` : path;
}

function addressOf({ login, type, slug, repository }: Pick<Row, "login" | "type" | "slug" | "repository">): string {
  if (repository !== null) return `/${login}/${repository}`;
  const settings = type === "ORGANIZATION" ? `/organizations/${login}/settings` : "/settings";
  return slug === null ? settings : `${settings}/integrations/${slug}`;
}
