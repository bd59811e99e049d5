import { conflict, unprocessable } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing } from "../acting.ts";
import { branchesContaining } from "../git/branches-containing.ts";
import { requireRepositoryRow } from "../repositories/row.ts";
import { requireCommit } from "../require-commit.ts";
import { recordRunAsked, recordSuiteAsked } from "./events.ts";
import { type CheckSuiteRow, requireCheckRun, requireCheckSuite } from "./queries.ts";
import { findOrInsertSuite } from "./request-suites.ts";

type Subject = { actor: Actor; repository: Pick<RepositorySubject, "id" | "role" | "archived"> };

/** Asks the integration that made a run to run it again. Throws 422 while it has not ended. */
export async function rerequestRun({ actor, repository, id }: Subject & { id: number }): Promise<void> {
  refuseArchived(repository);
  const run = await requireCheckRun(repository.id, id);
  if (run.status !== "completed") throw unprocessable("This check run has not ended and cannot be rerequested.");
  const acting = await requireActing(actor, repository.role);
  await transaction(async (tx) => {
    const row = await requireRepositoryRow(repository.id, { tx });
    await recordRunAsked(tx, { run, repository: row, acting });
  });
}

/** Tells the integration that somebody pressed one of the buttons it gave a run. Throws 422 for a button it has not. */
export async function requestAction({
  actor,
  repository,
  id,
  identifier,
}: Subject & { id: number; identifier: string }): Promise<void> {
  refuseArchived(repository);
  const run = await requireCheckRun(repository.id, id);
  const actions = run.actions as { identifier: string }[];
  if (!actions.some((action) => action.identifier === identifier))
    throw unprocessable("This check run does not offer that action any more.");
  const acting = await requireActing(actor, repository.role);
  await transaction(async (tx) => {
    const row = await requireRepositoryRow(repository.id, { tx });
    await recordRunAsked(tx, { run, identifier, repository: row, acting });
  });
}

/** Asks an integration for all of its checks on the commit again. */
export async function rerequestSuite({ actor, repository, id }: Subject & { id: number }): Promise<void> {
  refuseArchived(repository);
  const suite = await requireCheckSuite(repository.id, id);
  const [acting, commit] = await Promise.all([
    requireActing(actor, repository.role),
    requireCommit(repository.id, suite.headSha),
  ]);
  await transaction(async (tx) => {
    const row = await requireRepositoryRow(repository.id, { tx });
    await recordSuiteAsked(tx, { suite, commit, action: "rerequested", repository: row, acting });
  });
}

/** A suite of an integration on a commit, and the question for its checks; one that is there already is answered as it is.
 *  @throws 422 for a commit that the repository does not have */
export async function createSuite({
  actor,
  integrationId,
  repository,
  headSha,
}: Subject & { integrationId: number; headSha: string }): Promise<{ suite: CheckSuiteRow; isNew: boolean }> {
  refuseArchived(repository);
  const commit = await requireCommit(repository.id, headSha);
  const [acting, [branch]] = await Promise.all([
    requireActing(actor, repository.role),
    branchesContaining(repository.id, commit.sha, 1),
  ]);
  return transaction(async (tx) => {
    const { id, isNew } = await findOrInsertSuite(tx, {
      repositoryId: repository.id,
      integrationId,
      headSha: commit.sha,
      headBranch: branch?.name ?? null,
      before: null,
    });
    const suite = await requireCheckSuite(repository.id, id, tx);
    const row = await requireRepositoryRow(repository.id, { tx });
    if (isNew) await recordSuiteAsked(tx, { suite, commit, action: "requested", repository: row, acting });
    return { suite, isNew };
  });
}

export type CheckPreference = { app_id: number; setting: boolean };

/** Whether integrations are asked for checks when something is pushed; answers all that were decided or may be asked.
 *  @throws 409 for an integration that is not there */
export async function setPreferences(
  repositoryId: number,
  preferences: readonly CheckPreference[],
): Promise<CheckPreference[]> {
  const ids = preferences.map(({ app_id }) => app_id);
  const known = await db.integration.count({ where: { id: { in: ids } } });
  if (known < new Set(ids).size) throw conflict("One of the integrations does not exist.");
  await transaction(async (tx) => {
    for (const { app_id: integrationId, setting } of preferences) {
      await tx.checkSilence.deleteMany({ where: { repositoryId, integrationId } });
      if (!setting) await tx.checkSilence.create({ data: { repositoryId, integrationId } });
    }
  });
  const silences = await db.checkSilence.findMany({ where: { repositoryId }, select: { integrationId: true } });
  const silent = new Set(silences.map(({ integrationId }) => integrationId));
  const all = [...new Set([...ids, ...silent])].sort((a, b) => a - b);
  return all.map((app_id) => ({ app_id, setting: !silent.has(app_id) }));
}
