import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import type { ByName } from "./ids.ts";
import { insertLabels, makerOf } from "./insert-repositories.ts";
import { insertRows, type Table } from "./insert-rows.ts";
import type { World, WorldRepository } from "./schema.ts";

type Context = { world: World; accounts: ByName; repositories: ByName };
type WorldIssue = WorldRepository["issues"][number];
type Numbered = { issue: WorldIssue; repositoryId: number; number: number; makerId: number };

const ISSUE: Table = {
  name: "Issue",
  columns: {
    repositoryId: "int",
    number: "int",
    title: "text",
    body: "text",
    authorId: "int",
    state: '"IssueState"',
    stateReason: "text",
    locked: "boolean",
    commentCount: "int",
    createdAt: "timestamptz",
    updatedAt: "timestamptz",
    closedAt: "timestamptz",
    closedById: "int",
  },
};
const ISSUE_LABEL: Table = { name: "IssueLabel", columns: { issueId: "int", labelId: "int" } };
const ISSUE_ASSIGNEE: Table = { name: "IssueAssignee", columns: { issueId: "int", userId: "int" } };
const ISSUE_COMMENT: Table = {
  name: "IssueComment",
  columns: { issueId: "int", authorId: "int", body: "text", createdAt: "timestamptz", updatedAt: "timestamptz" },
};

/**
 * Labels, issues and comments of all repositories: a statement for each table and not for each issue, of which there
 * may be thousands. The repositories' rows know already how many issues there are.
 */
export async function insertIssues(tx: Tx, context: Context): Promise<void> {
  const { world, accounts, repositories } = context;
  const labels = await insertLabels(tx, world, repositories);
  const numbered = world.repositories.flatMap((repository) => {
    const place = { repositoryId: repositories.of(repository.name), makerId: makerOf(repository, context) };
    return repository.issues.map((issue, index) => ({ ...place, issue, number: index + 1 }));
  });
  const rows = numbered.map((entry) => issueRow(entry, accounts));
  await insertRows(tx, ISSUE, rows);
  const ids = await idsOfIssues(tx, [...new Set(rows.map(({ repositoryId }) => repositoryId))]);
  const withIds = numbered.map((entry) => ({
    ...entry,
    issueId: ids.get(`${entry.repositoryId}#${entry.number}`) as number,
  }));
  await insertLinks(tx, { withIds, labels, accounts });
}

/** By the repository's id and the number, like `17#1`. */
async function idsOfIssues(tx: Tx, repositoryIds: number[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ id: number; key: string }[]>`
    SELECT id, "repositoryId" || '#' || number AS key FROM "Issue" WHERE "repositoryId" = ANY(${repositoryIds}::int[])`;
  return new Map(rows.map(({ id, key }) => [key, id]));
}

function issueRow({ issue, makerId, repositoryId, number }: Numbered, accounts: ByName) {
  const now = clock.now();
  const { title, body, author, state, state_reason, locked, comments } = issue;
  const isClosed = state === "closed";
  return {
    repositoryId,
    number,
    title,
    body: body ?? null,
    authorId: author === undefined ? makerId : accounts.of(author),
    state,
    stateReason: state_reason ?? (isClosed ? "completed" : null),
    locked,
    commentCount: comments.length,
    createdAt: now,
    updatedAt: now,
    closedAt: isClosed ? now : null,
    closedById: isClosed ? makerId : null,
  };
}

async function insertLinks(
  tx: Tx,
  { withIds, labels, accounts }: { withIds: (Numbered & { issueId: number })[]; labels: ByName; accounts: ByName },
): Promise<void> {
  const now = clock.now();
  const worn = withIds.flatMap(({ issue, issueId, repositoryId }) =>
    issue.labels.map((name) => ({ issueId, labelId: labels.of(`${repositoryId}/${name}`) })),
  );
  const assigned = withIds.flatMap(({ issue, issueId }) =>
    issue.assignees.map((login) => ({ issueId, userId: accounts.of(login) })),
  );
  const comments = withIds.flatMap(({ issue, issueId }) =>
    issue.comments.map(({ author, body }) => ({
      issueId,
      authorId: accounts.of(author),
      body,
      createdAt: now,
      updatedAt: now,
    })),
  );
  await insertRows(tx, ISSUE_LABEL, worn);
  await insertRows(tx, ISSUE_ASSIGNEE, assigned);
  await insertRows(tx, ISSUE_COMMENT, comments);
}
