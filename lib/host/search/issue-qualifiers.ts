import type { Values } from "../values.ts";
import { invalidQualifier, type Qualifier } from "./parse-query.ts";
import { numberRangeSql, timeRangeSql } from "./range.ts";

/** Whose search it is, for `@me`; null for nobody. */
export type Searcher = { personId: number | null };

type Translate = (qualifier: Qualifier, values: Values, searcher: Searcher) => string;

const PULL = 'EXISTS (SELECT FROM "PullRequest" pr WHERE pr."issueId" = i.id)';
const pull = (condition: string): string =>
  `EXISTS (SELECT FROM "PullRequest" pr WHERE pr."issueId" = i.id AND ${condition})`;

/** The id of an account by its login; `@me` is the one who searches, `app/ci-bot` the bot of that integration. */
function personSql(value: string, values: Values, { personId }: Searcher): string {
  if (value.toLowerCase() === "@me") return `${values.add(personId)}::int`;
  const login = value.startsWith("app/") ? `${value.slice(4)}[bot]` : value.replace(/^@/, "");
  return `(SELECT id FROM "Account" WHERE login = ${values.add(login)}::citext)`;
}

const authorSql: Translate = ({ value }, values, searcher) =>
  `coalesce(i."authorId" = ${personSql(value, values, searcher)}, FALSE)`;

const assigneeSql: Translate = ({ value }, values, searcher) =>
  value === "*"
    ? 'EXISTS (SELECT FROM "IssueAssignee" ia WHERE ia."issueId" = i.id)'
    : `EXISTS (SELECT FROM "IssueAssignee" ia WHERE ia."issueId" = i.id AND ia."userId" = ${personSql(value, values, searcher)})`;

const commenterSql: Translate = ({ value }, values, searcher) =>
  `EXISTS (SELECT FROM "IssueComment" ic WHERE ic."issueId" = i.id AND ic."authorId" = ${personSql(value, values, searcher)})`;

const mentionsSql: Translate = ({ value }, values, { personId }) => {
  const login =
    value.toLowerCase() === "@me"
      ? `(SELECT login::text FROM "Account" WHERE id = ${values.add(personId)}::int)`
      : `${values.add(value.replace(/^@/, ""))}::text`;
  const mentioned = (column: string) => `strpos(lower(coalesce(${column}, '')), lower('@' || ${login})) > 0`;
  return `coalesce(${mentioned("i.body")} OR EXISTS (SELECT FROM "IssueComment" ic
    WHERE ic."issueId" = i.id AND ${mentioned("ic.body")}), FALSE)`;
};

/** Several names with commas between them: any of them. */
const labelSql: Translate = ({ value }, values) =>
  `EXISTS (SELECT FROM "IssueLabel" il JOIN "Label" l ON l.id = il."labelId"
    WHERE il."issueId" = i.id AND l.name = ANY(${values.add(value.split(",").map((name) => name.replace(/^"|"$/g, "")))}::citext[]))`;

const milestoneSql: Translate = ({ value }, values) =>
  value === "*"
    ? 'i."milestoneId" IS NOT NULL'
    : `EXISTS (SELECT FROM "Milestone" m WHERE m.id = i."milestoneId" AND lower(m.title) = lower(${values.add(value)}::text))`;

/** The words of `is:`, `state:` and `type:`, each with what it means. */
const KINDS: Readonly<Record<string, string>> = {
  open: "i.state = 'open'",
  closed: "i.state = 'closed'",
  issue: `NOT ${PULL}`,
  pr: PULL,
  "pull-request": PULL,
  merged: pull('pr."mergedAt" IS NOT NULL'),
  unmerged: pull('pr."mergedAt" IS NULL'),
  draft: pull("pr.draft"),
  public: "NOT r.private",
  private: "r.private",
  locked: "i.locked",
  unlocked: "NOT i.locked",
};

const kindSql =
  (...words: readonly string[]): Translate =>
  (qualifier) => {
    const word = qualifier.value.toLowerCase();
    const sql = words.includes(word) ? KINDS[word] : undefined;
    if (!sql) throw invalidQualifier(qualifier, `use one of ${words.join(", ")}`);
    return sql;
  };

const ABSENT: Readonly<Record<string, string>> = {
  label: 'NOT EXISTS (SELECT FROM "IssueLabel" il WHERE il."issueId" = i.id)',
  assignee: 'NOT EXISTS (SELECT FROM "IssueAssignee" ia WHERE ia."issueId" = i.id)',
  milestone: 'i."milestoneId" IS NULL',
};

const noSql: Translate = (qualifier) => {
  const sql = ABSENT[qualifier.value.toLowerCase()];
  if (!sql) throw invalidQualifier(qualifier, `use one of ${Object.keys(ABSENT).join(", ")}`);
  return sql;
};

const booleanSql =
  (condition: string): Translate =>
  (qualifier) => {
    const value = qualifier.value.toLowerCase();
    if (value !== "true" && value !== "false") throw invalidQualifier(qualifier, "use true or false");
    return value === "true" ? condition : `NOT ${condition}`;
  };

const involvesSql: Translate = (qualifier, values, searcher) =>
  `(${[authorSql, assigneeSql, commenterSql, mentionsSql].map((sql) => sql(qualifier, values, searcher)).join(" OR ")})`;

/** SQL about the issue `i` in the repository `r` for each qualifier. Source of the keys: the documented search syntax. */
const QUALIFIERS: Readonly<Record<string, Translate>> = {
  is: kindSql(...Object.keys(KINDS)),
  state: kindSql("open", "closed"),
  type: kindSql("issue", "pr"),
  no: noSql,
  author: authorSql,
  assignee: assigneeSql,
  commenter: commenterSql,
  mentions: mentionsSql,
  involves: involvesSql,
  label: labelSql,
  milestone: milestoneSql,
  reason: ({ value }, values) =>
    `coalesce(i."stateReason" = ${values.add(value.toLowerCase().replace(/ /g, "_"))}, FALSE)`,
  created: (qualifier, values) => timeRangeSql('i."createdAt"', qualifier, values),
  updated: (qualifier, values) => timeRangeSql('i."updatedAt"', qualifier, values),
  closed: (qualifier, values) => `coalesce(${timeRangeSql('i."closedAt"', qualifier, values)}, FALSE)`,
  merged: (qualifier, values) => pull(timeRangeSql('pr."mergedAt"', qualifier, values)),
  comments: (qualifier, values) => numberRangeSql('i."commentCount"', qualifier, values),
  archived: booleanSql("r.archived"),
  draft: booleanSql(pull("pr.draft")),
  head: ({ value }, values) => pull(`pr."headRef" = ${values.add(value)}::text`),
  base: ({ value }, values) => pull(`pr."baseRef" = ${values.add(value)}::text`),
};

export const ISSUE_KEYS = Object.keys(QUALIFIERS);

/** SQL for one qualifier that is among ISSUE_KEYS. Throws 422 for a value that means nothing. */
export function issueQualifierSql(qualifier: Qualifier, values: Values, searcher: Searcher): string {
  const translate = QUALIFIERS[qualifier.key];
  if (!translate) throw new Error(`${qualifier.key} is no qualifier of issues`);
  const sql = translate(qualifier, values, searcher);
  return qualifier.negated ? `NOT (${sql})` : sql;
}
