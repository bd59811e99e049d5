import type { Prisma } from "@/generated/prisma/client.ts";
import { forbidden } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { type Acting, refuseArchived, requireActing } from "../acting.ts";
import { branchesContaining } from "../git/branches-containing.ts";
import type { Commit } from "../git/commit.ts";
import { requireRepositoryRow } from "../repositories/row.ts";
import { requireCommit } from "../require-commit.ts";
import { recordCheckRun, recordSuiteCompleted } from "./events.ts";
import { type CheckRunRow, requireCheckRun, requireCheckSuite } from "./queries.ts";
import { findOrInsertSuite } from "./request-suites.ts";
import { suiteOutcome } from "./rules.ts";
import type { AnnotationInput, CreateCheckRunInput, UpdateCheckRunInput } from "./schemas.ts";

type Subject = {
  actor: Actor;
  /** Whose check it is: only an integration has checks. */
  integrationId: number;
  repository: Pick<RepositorySubject, "id" | "role" | "archived">;
};

/** Says that an integration checks a commit. Throws 422 for a commit that the repository does not have. */
export async function createCheckRun({
  actor,
  integrationId,
  repository: { id: repositoryId, role, archived },
  input,
}: Subject & { input: CreateCheckRunInput }): Promise<CheckRunRow> {
  refuseArchived({ archived });
  const commit = await requireCommit(repositoryId, input.head_sha);
  const [acting, [branch]] = await Promise.all([
    requireActing(actor, role),
    branchesContaining(repositoryId, commit.sha, 1),
  ]);
  return transaction(async (tx) => {
    const suite = await findOrInsertSuite(tx, {
      repositoryId,
      integrationId,
      headSha: commit.sha,
      headBranch: branch?.name ?? null,
      before: null,
    });
    const now = clock.now();
    const data = columnsOf(input, now);
    const { id } = await tx.checkRun.create({
      data: { startedAt: now, ...data, suiteId: suite.id, name: input.name, createdAt: now },
    });
    await addAnnotations(tx, id, input.output?.annotations ?? []);
    const run = await requireCheckRun(repositoryId, id, tx);
    const repository = await requireRepositoryRow(repositoryId, { tx });
    await recordCheckRun(tx, { run, action: "created", repository, acting });
    if (run.status === "completed") await recordEnd(tx, { run, commit, acting });
    return run;
  });
}

/** Says how a check goes on; only the integration that made it may. Throws 403 for another's, 404 for none. */
export async function updateCheckRun({
  actor,
  integrationId,
  repository: { id: repositoryId, role, archived },
  id,
  input,
}: Subject & { id: number; input: UpdateCheckRunInput }): Promise<CheckRunRow> {
  refuseArchived({ archived });
  const { suite } = await requireCheckRun(repositoryId, id);
  if (suite.integrationId !== integrationId)
    throw forbidden(
      `Invalid app_id \`${integrationId}\` - check run can only be modified by the GitHub App that created it.`,
    );
  const [acting, commit] = await Promise.all([requireActing(actor, role), requireCommit(repositoryId, suite.headSha)]);
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "CheckSuite" WHERE id = ${suite.id} FOR UPDATE`;
    const before = await requireCheckRun(repositoryId, id, tx);
    const data = columnsOf(input, clock.now());
    await tx.checkRun.update({ where: { id }, data: { ...(input.name && { name: input.name }), ...data } });
    await tx.checkSuite.update({ where: { id: suite.id }, data: { updatedAt: clock.now() } });
    await addAnnotations(tx, id, input.output?.annotations ?? []);
    const run = await requireCheckRun(repositoryId, id, tx);
    if (before.status !== "completed" && run.status === "completed") await recordEnd(tx, { run, commit, acting });
    return run;
  });
}

/** What was sent as columns; what was not sent is left as it is. A conclusion is an end, and anything else takes it back. */
function columnsOf(input: UpdateCheckRunInput, now: Date) {
  const { output, conclusion, completed_at, started_at } = input;
  const status = conclusion ? "completed" : input.status;
  return {
    ...(input.external_id !== undefined && { externalId: input.external_id }),
    ...(input.details_url !== undefined && { detailsUrl: input.details_url || null }),
    ...(started_at && { startedAt: new Date(started_at) }),
    ...(status !== undefined && { status }),
    ...(status === "completed" && {
      conclusion: conclusion ?? null,
      completedAt: completed_at ? new Date(completed_at) : now,
    }),
    ...(status !== undefined && status !== "completed" && { conclusion: null, completedAt: null }),
    ...(output && {
      summary: output.summary,
      ...(output.title !== undefined && { title: output.title }),
      ...(output.text !== undefined && { text: output.text }),
    }),
    ...(input.actions !== undefined && { actions: input.actions satisfies Prisma.InputJsonArray }),
  };
}

async function addAnnotations(tx: Tx, runId: number, annotations: readonly AnnotationInput[]): Promise<void> {
  await tx.checkAnnotation.createMany({
    data: annotations.map((each) => ({
      runId,
      path: each.path,
      startLine: each.start_line,
      endLine: each.end_line,
      startColumn: each.start_column ?? null,
      endColumn: each.end_column ?? null,
      level: each.annotation_level,
      title: each.title ?? null,
      message: each.message,
      rawDetails: each.raw_details ?? null,
    })),
  });
}

/** A run has ended, and perhaps its suite with it. */
async function recordEnd(
  tx: Tx,
  { run, commit, acting }: { run: CheckRunRow; commit: Commit; acting: Acting },
): Promise<void> {
  const { repositoryId, id: suiteId } = run.suite;
  const repository = await requireRepositoryRow(repositoryId, { tx });
  await recordCheckRun(tx, { run, action: "completed", repository, acting });
  const suite = await requireCheckSuite(repositoryId, suiteId, tx);
  if (suiteOutcome(suite.runs).status === "completed")
    await recordSuiteCompleted(tx, { suite, commit, repository, acting });
}
