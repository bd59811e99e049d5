import type { OrganizationSubject } from "@/lib/api/operation.ts";
import { pool } from "@/lib/platform/db.ts";

const BY_LOGIN = {
  name: "organization-subject-by-login",
  text: `SELECT o.id, o.login, lower(m.role::text) AS role FROM "Account" o
    LEFT JOIN "Membership" m ON m."organizationId" = o.id AND m."userId" = $2::int
    WHERE o.login = $1::citext AND o.type = 'ORGANIZATION'`,
};

/** The organization and the person's role in it; the role is null when `userId` is or when they are no member. */
export async function findOrganizationSubject(
  login: string,
  userId: number | null,
): Promise<OrganizationSubject | null> {
  const { rows } = await pool.query<OrganizationSubject>({ ...BY_LOGIN, values: [login, userId] });
  return rows[0] ?? null;
}
