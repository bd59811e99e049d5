import type { Prisma } from "@/generated/prisma/client.ts";
import { notFound } from "@/lib/api/errors.ts";
import { integrationColumns } from "@/lib/integrations/represent.ts";
import { db, type Reader } from "@/lib/platform/db.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";
import { type MinimalPull, openPullsAt } from "../pulls/open-pulls-at.ts";

const suiteWithRuns = {
  integration: { select: integrationColumns },
  runs: { select: { id: true, name: true, status: true, conclusion: true } },
} as const satisfies Prisma.CheckSuiteInclude;

const runWithSuite = {
  suite: { include: suiteWithRuns },
  _count: { select: { annotations: true } },
} as const satisfies Prisma.CheckRunInclude;

type SuiteColumns = Prisma.CheckSuiteGetPayload<{ include: typeof suiteWithRuns }>;
type RunColumns = Prisma.CheckRunGetPayload<{ include: typeof runWithSuite }>;
/** With the open pull requests that end with its commit. */
export type CheckSuiteRow = SuiteColumns & { pulls: MinimalPull[] };
export type CheckRunRow = RunColumns & { suite: CheckSuiteRow };

async function withPulls(
  repositoryId: number,
  suites: readonly SuiteColumns[],
  reader: Reader = db,
): Promise<CheckSuiteRow[]> {
  if (suites.length === 0) return [];
  const shas = [...new Set(suites.map(({ headSha }) => headSha))];
  const pulls = await openPullsAt(repositoryId, shas, reader);
  return suites.map((suite) => ({ ...suite, pulls: pulls.get(suite.headSha) ?? [] }));
}

async function runsWithPulls(
  repositoryId: number,
  runs: readonly RunColumns[],
  reader: Reader = db,
): Promise<CheckRunRow[]> {
  const suites = await withPulls(
    repositoryId,
    runs.map(({ suite }) => suite),
    reader,
  );
  return runs.map((run, index) => ({ ...run, suite: suites[index] as CheckSuiteRow }));
}

/** @throws 404 */
export async function requireCheckRun(repositoryId: number, id: number, reader: Reader = db): Promise<CheckRunRow> {
  const found = await reader.checkRun.findFirst({ where: { id, suite: { repositoryId } }, include: runWithSuite });
  const [run] = await runsWithPulls(repositoryId, found ? [found] : [], reader);
  if (!run) throw notFound();
  return run;
}

/** @throws 404 */
export async function requireCheckSuite(repositoryId: number, id: number, reader: Reader = db): Promise<CheckSuiteRow> {
  const found = await reader.checkSuite.findFirst({ where: { id, repositoryId }, include: suiteWithRuns });
  const [suite] = await withPulls(repositoryId, found ? [found] : [], reader);
  if (!suite) throw notFound();
  return suite;
}

export type RunFilter = {
  /** Of one suite, or of all suites on a commit. */
  suiteId?: number;
  headSha?: string;
  integrationId?: number | undefined;
  name?: string | undefined;
  status?: string | undefined;
  /** The newest of each name and suite, or every one. */
  which: "latest" | "all";
};

/** A page of check runs, the newest first, and how many there are. */
export async function listCheckRuns(
  repositoryId: number,
  { suiteId, headSha, integrationId, name, status, which }: RunFilter,
  page: Page,
): Promise<{ total: number; runs: CheckRunRow[] }> {
  const suite = {
    repositoryId,
    ...(suiteId !== undefined && { id: suiteId }),
    ...(headSha !== undefined && { headSha }),
    ...(integrationId !== undefined && { integrationId }),
  };
  const newest = await db.checkRun.groupBy({
    by: ["suiteId", "name"],
    where: { suite, ...(name !== undefined && { name }) },
    _max: { id: true },
  });
  const ids = newest.flatMap(({ _max }) => _max.id ?? []);
  const where: Prisma.CheckRunWhereInput = {
    suite,
    ...(name !== undefined && { name }),
    ...(status !== undefined && { status }),
    ...(which === "latest" && { id: { in: ids } }),
  };
  const [total, runs] = await Promise.all([
    db.checkRun.count({ where }),
    db.checkRun.findMany({ where, include: runWithSuite, orderBy: { id: "desc" }, ...rowsOf(page) }),
  ]);
  return { total, runs: await runsWithPulls(repositoryId, runs) };
}

/** A page of the suites on a commit, oldest first, and how many there are. */
export async function listCheckSuites(
  repositoryId: number,
  { headSha, integrationId, runName }: { headSha: string; integrationId?: number; runName?: string },
  page: Page,
): Promise<{ total: number; suites: CheckSuiteRow[] }> {
  const where = {
    repositoryId,
    headSha,
    ...(integrationId !== undefined && { integrationId }),
    ...(runName !== undefined && { runs: { some: { name: runName } } }),
  };
  const [total, suites] = await Promise.all([
    db.checkSuite.count({ where }),
    db.checkSuite.findMany({ where, include: suiteWithRuns, orderBy: { id: "asc" }, ...rowsOf(page) }),
  ]);
  return { total, suites: await withPulls(repositoryId, suites) };
}

/** A page of a run's annotations, in the order they came, and how many there are. */
export async function listAnnotations(runId: number, page: Page) {
  const where = { runId };
  const [total, annotations] = await Promise.all([
    db.checkAnnotation.count({ where }),
    db.checkAnnotation.findMany({ where, orderBy: { id: "asc" }, ...rowsOf(page) }),
  ]);
  return { total, annotations };
}
