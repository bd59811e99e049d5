import { z } from "zod";
import type { CheckAnnotation } from "@/generated/prisma/client.ts";
import { integrationSchema, representIntegration } from "@/lib/integrations/represent.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import type { Commit } from "../git/commit.ts";
import { minimalPullSchema } from "../pulls/open-pulls-at.ts";
import { minimalRepositorySchema, representMinimalRepository } from "../repositories/represent.ts";
import type { RepositoryRow } from "../repositories/row.ts";
import { encodePath, repositoryApiUrl, repositoryHtmlUrl } from "../repositories/urls.ts";
import type { CheckRunRow, CheckSuiteRow } from "./queries.ts";
import { newestRuns, suiteOutcome } from "./rules.ts";

type Named = { ownerLogin: string; name: string };

/** Source of the keys: the official schema `check-run`. */
export const checkRunSchema = z
  .object({
    id: z.int(),
    node_id: z.string(),
    head_sha: z.string(),
    external_id: z.string(),
    url: z.string(),
    html_url: z.string(),
    details_url: z.string(),
    status: z.string(),
    conclusion: z.string().nullable(),
    started_at: z.string().nullable(),
    completed_at: z.string().nullable(),
    output: z.object({
      title: z.string().nullable(),
      summary: z.string().nullable(),
      text: z.string().nullable(),
      annotations_count: z.int(),
      annotations_url: z.string(),
    }),
    name: z.string(),
    check_suite: z.object({ id: z.int() }),
    app: integrationSchema,
    pull_requests: z.array(minimalPullSchema),
  })
  .meta({ id: "check-run" });
type CheckRunJson = z.infer<typeof checkRunSchema>;

export function representCheckRun(row: CheckRunRow, repository: Named): CheckRunJson {
  const url = repositoryApiUrl(repository, `/check-runs/${row.id}`);
  const { suite } = row;
  return {
    id: row.id,
    node_id: nodeId("CheckRun", row.id),
    head_sha: suite.headSha,
    external_id: row.externalId ?? "",
    url,
    html_url: repositoryHtmlUrl(repository, `/runs/${row.id}`),
    details_url: row.detailsUrl ?? suite.integration.url,
    status: row.status,
    conclusion: row.conclusion,
    started_at: row.startedAt && timestamp(row.startedAt),
    completed_at: row.completedAt && timestamp(row.completedAt),
    output: {
      title: row.title,
      summary: row.summary,
      text: row.text,
      annotations_count: row._count.annotations,
      annotations_url: `${url}/annotations`,
    },
    name: row.name,
    check_suite: { id: suite.id },
    app: representIntegration(suite.integration),
    pull_requests: suite.pulls,
  };
}

/** Source of the keys: the official schema `simple-check-suite`. */
function representSimpleSuite(suite: CheckSuiteRow, repository: Named) {
  return {
    id: suite.id,
    node_id: nodeId("CheckSuite", suite.id),
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    ...suiteOutcome(suite.runs),
    url: repositoryApiUrl(repository, `/check-suites/${suite.id}`),
    before: suite.before,
    after: suite.headSha,
    pull_requests: suite.pulls,
    app: representIntegration(suite.integration),
    created_at: timestamp(suite.createdAt),
    updated_at: timestamp(suite.updatedAt),
  };
}

/** What the event `check_run` carries. Source of the keys: the official schema `check-run-with-simple-check-suite`. */
export function payloadCheckRun(row: CheckRunRow, repository: Named) {
  return { ...representCheckRun(row, repository), check_suite: representSimpleSuite(row.suite, repository) };
}

const personSchema = z.object({ name: z.string(), email: z.string() });

/** Source of the keys: the official schema `check-suite`. */
const checkSuiteFields = {
  id: z.int(),
  node_id: z.string(),
  head_branch: z.string().nullable(),
  head_sha: z.string(),
  status: z.string(),
  conclusion: z.string().nullable(),
  url: z.string(),
  before: z.string().nullable(),
  after: z.string(),
  pull_requests: z.array(minimalPullSchema),
  app: integrationSchema,
  created_at: z.string(),
  updated_at: z.string(),
  latest_check_runs_count: z.int(),
  check_runs_url: z.string(),
  head_commit: z.object({
    id: z.string(),
    tree_id: z.string(),
    message: z.string(),
    timestamp: z.string(),
    author: personSchema,
    committer: personSchema,
  }),
  rerequestable: z.boolean(),
  runs_rerequestable: z.boolean(),
};
export const checkSuiteSchema = z
  .object({ ...checkSuiteFields, repository: minimalRepositorySchema })
  .meta({ id: "check-suite" });

/** What the event `check_suite` carries: without the repository, which stands beside it. */
export function payloadCheckSuite(suite: CheckSuiteRow, { repository, commit }: { repository: Named; commit: Commit }) {
  const simple = representSimpleSuite(suite, repository);
  const person = ({ name, email }: { name: string; email: string }) => ({ name, email });
  return {
    ...simple,
    latest_check_runs_count: newestRuns(suite.runs).length,
    check_runs_url: `${simple.url}/check-runs`,
    head_commit: {
      id: commit.sha,
      tree_id: commit.treeSha,
      message: commit.message,
      timestamp: timestamp(commit.committer.at),
      author: person(commit.author),
      committer: person(commit.committer),
    },
    rerequestable: true,
    runs_rerequestable: true,
  };
}

export function representCheckSuite(
  suite: CheckSuiteRow,
  { repository, commit }: { repository: RepositoryRow; commit: Commit },
): z.infer<typeof checkSuiteSchema> {
  return { ...payloadCheckSuite(suite, { repository, commit }), repository: representMinimalRepository(repository) };
}

/** Source of the keys: the official schema `check-annotation`. */
export const annotationSchema = z
  .object({
    path: z.string(),
    start_line: z.int(),
    end_line: z.int(),
    start_column: z.int().nullable(),
    end_column: z.int().nullable(),
    annotation_level: z.string(),
    title: z.string().nullable(),
    message: z.string(),
    raw_details: z.string().nullable(),
    blob_href: z.string(),
  })
  .meta({ id: "check-annotation" });

export function representAnnotation(
  row: CheckAnnotation,
  { repository, sha }: { repository: Named; sha: string },
): z.infer<typeof annotationSchema> {
  return {
    path: row.path,
    start_line: row.startLine,
    end_line: row.endLine,
    start_column: row.startColumn,
    end_column: row.endColumn,
    annotation_level: row.level,
    title: row.title,
    message: row.message,
    raw_details: row.rawDetails,
    blob_href: repositoryHtmlUrl(repository, `/blob/${sha}/${encodePath(row.path)}`),
  };
}
