import { clock } from "@/lib/platform/clock.ts";
import { db, type Tx } from "@/lib/platform/db.ts";
import type { Acting } from "../acting.ts";
import type { Commit } from "../git/commit.ts";
import type { RepositoryRow } from "../repositories/row.ts";
import { recordSuiteAsked } from "./events.ts";
import { requireCheckSuite } from "./queries.ts";

/** Integrations that may write checks to the repository, and are asked for them whenever something is pushed. */
export async function integrationsToAsk({ id, ownerId }: { id: number; ownerId: number }): Promise<number[]> {
  const installations = await db.installation.findMany({
    where: {
      accountId: ownerId,
      suspendedAt: null,
      permissions: { path: ["checks"], equals: "write" },
      OR: [{ repositorySelection: "all" }, { repositories: { some: { repositoryId: id } } }],
      integration: { checkSilences: { none: { repositoryId: id } } },
    },
    select: { integrationId: true },
    orderBy: { integrationId: "asc" },
  });
  return installations.map(({ integrationId }) => integrationId);
}

type Pushed = { branch: string; before: string | null; commit: Commit };

/** A suite of each of these integrations for what was pushed, and the question for it; one that has the commit is not
 *  asked again. */
export async function requestSuites(
  tx: Tx,
  {
    integrationIds,
    pushed: { branch, before, commit },
    repository,
    acting,
  }: { integrationIds: readonly number[]; pushed: Pushed; repository: RepositoryRow; acting: Acting },
): Promise<void> {
  for (const integrationId of integrationIds) {
    const { id, isNew } = await findOrInsertSuite(tx, {
      repositoryId: repository.id,
      integrationId,
      headSha: commit.sha,
      headBranch: branch,
      before,
    });
    if (!isNew) continue;
    const suite = await requireCheckSuite(repository.id, id, tx);
    await recordSuiteAsked(tx, { suite, commit, action: "requested", repository, acting });
  }
}

/** An integration has one suite on a commit; of several at once that want it, one makes it. */
export async function findOrInsertSuite(
  tx: Tx,
  suite: {
    repositoryId: number;
    integrationId: number;
    headSha: string;
    headBranch: string | null;
    before: string | null;
  },
): Promise<{ id: number; isNew: boolean }> {
  const now = clock.now();
  const { count } = await tx.checkSuite.createMany({
    data: [{ ...suite, createdAt: now, updatedAt: now }],
    skipDuplicates: true,
  });
  const { repositoryId, headSha, integrationId } = suite;
  const { id } = await tx.checkSuite.findUniqueOrThrow({
    where: { repositoryId_headSha_integrationId: { repositoryId, headSha, integrationId } },
    select: { id: true },
  });
  return { id, isNew: count > 0 };
}
