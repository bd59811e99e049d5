import type { RepositorySubject } from "@/lib/api/operation.ts";
import { pool } from "@/lib/platform/db.ts";
import { gatherReads } from "@/lib/platform/gather.ts";
import { roleSql } from "./role-sql.ts";

/** The repository and what the person may do there, in one statement. $1: the person or null. */
const SUBJECT = `
SELECT r.id, r."ownerId", o.login AS "ownerLogin", r.name, r.private, r.archived, r."defaultBranch",
  ${roleSql("$1")} AS role,
  (SELECT lower(m.role::text) FROM "Membership" m WHERE m."organizationId" = r."ownerId" AND m."userId" = $1::int) AS "ownerRole"
FROM "Repository" r JOIN "Account" o ON o.id = r."ownerId"`;

const BY_NAME = {
  name: "repository-subject-by-name",
  text: `${SUBJECT} WHERE o.login = $2::citext AND r.name = $3::citext`,
};
const BY_ID = { name: "repository-subject-by-id", text: `${SUBJECT} WHERE r.id = $2` };

type Where = { owner: string; name: string } | { id: number };

const find = gatherReads(
  async ({ where, userId }: { where: Where; userId: number | null }) => {
    const { rows } = await pool.query<RepositorySubject>(
      "id" in where
        ? { ...BY_ID, values: [userId, where.id] }
        : { ...BY_NAME, values: [userId, where.owner, where.name] },
    );
    return rows[0] ?? null;
  },
  ({ where, userId }) => JSON.stringify([userId, where]),
);

/** The person's role is null when `userId` is. Names compare without regard to case. */
export const findRepositorySubject = (where: Where, userId: number | null): Promise<RepositorySubject | null> =>
  find({ where, userId });
