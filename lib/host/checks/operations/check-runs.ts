import { z } from "zod";
import { created, listed, ok } from "@/lib/api/answer.ts";
import { idParam } from "@/lib/api/id-param.ts";
import { operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { requireActor } from "../../acting.ts";
import { requireCommitSha } from "../../git/resolve-ref.ts";
import { refusingGit } from "../../refusing-git.ts";
import { rerequestRun } from "../ask-again.ts";
import { createCheckRun, updateCheckRun } from "../change-check-run.ts";
import { listAnnotations, listCheckRuns, requireCheckRun, requireCheckSuite } from "../queries.ts";
import { annotationSchema, checkRunSchema, representAnnotation, representCheckRun } from "../represent.ts";
import { createCheckRunInput, updateCheckRunInput } from "../schemas.ts";
import { BY_INTEGRATIONS, integrationOf, NO_COMMIT, NOT_AN_INTEGRATION, READ, READERS, WRITE } from "./access.ts";

const runParams = z.object({ check_run_id: idParam });
const listQuery = pageQuery.extend({
  check_name: z.string().optional(),
  status: z.string().optional(),
  filter: z.enum(["latest", "all"]).default("latest"),
  app_id: z.coerce.number().int().optional(),
});
const listSchema = z.object({ total_count: z.int(), check_runs: z.array(checkRunSchema) });

export const createCheckRunOperation = operation({
  id: "checks/create",
  method: "POST",
  path: "/repos/{owner}/{repo}/check-runs",
  summary: "Say that a commit is being checked, or has been",
  documentation: "/rest/checks/runs#create-a-check-run",
  accepts: BY_INTEGRATIONS,
  otherwise: NOT_AN_INTEGRATION,
  requires: WRITE,
  resource: "CheckRun",
  body: createCheckRunInput,
  responses: { 201: checkRunSchema },
  handler: async ({ grant, repository, body }) => {
    const subject = { actor: requireActor(grant), integrationId: integrationOf(grant), repository };
    const json = representCheckRun(await createCheckRun({ ...subject, input: body }), repository);
    return created(json, json.url);
  },
});

export const getCheckRunOperation = operation({
  id: "checks/get",
  method: "GET",
  path: "/repos/{owner}/{repo}/check-runs/{check_run_id}",
  summary: "Read a check run",
  documentation: "/rest/checks/runs#get-a-check-run",
  accepts: READERS,
  requires: READ,
  params: runParams,
  responses: { 200: checkRunSchema },
  handler: async ({ repository, params }) =>
    ok(representCheckRun(await requireCheckRun(repository.id, params.check_run_id), repository)),
});

export const updateCheckRunOperation = operation({
  id: "checks/update",
  method: "PATCH",
  path: "/repos/{owner}/{repo}/check-runs/{check_run_id}",
  summary: "Say how a check goes on, or how it ended",
  documentation: "/rest/checks/runs#update-a-check-run",
  accepts: BY_INTEGRATIONS,
  otherwise: NOT_AN_INTEGRATION,
  requires: WRITE,
  params: runParams,
  resource: "CheckRun",
  body: updateCheckRunInput,
  responses: { 200: checkRunSchema },
  handler: async ({ grant, repository, params: { check_run_id: id }, body }) => {
    const subject = { actor: requireActor(grant), integrationId: integrationOf(grant), repository };
    return ok(representCheckRun(await updateCheckRun({ ...subject, id, input: body }), repository));
  },
});

export const listAnnotationsOperation = operation({
  id: "checks/list-annotations",
  method: "GET",
  path: "/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations",
  summary: "List what a check run says about lines of files",
  documentation: "/rest/checks/runs#list-check-run-annotations",
  accepts: READERS,
  requires: READ,
  params: runParams,
  query: pageQuery,
  responses: { 200: z.array(annotationSchema) },
  handler: async ({ repository, params, query, url }) => {
    const run = await requireCheckRun(repository.id, params.check_run_id);
    const page = pageFrom(query);
    const { total, annotations } = await listAnnotations(run.id, page);
    return listed(
      annotations.map((row) => representAnnotation(row, { repository, sha: run.suite.headSha })),
      { url, page, total },
    );
  },
});

export const rerequestRunOperation = operation({
  id: "checks/rerequest-run",
  method: "POST",
  path: "/repos/{owner}/{repo}/check-runs/{check_run_id}/rerequest",
  summary: "Ask the integration for a check run again",
  documentation: "/rest/checks/runs#rerequest-a-check-run",
  accepts: BY_INTEGRATIONS,
  otherwise: NOT_AN_INTEGRATION,
  requires: WRITE,
  params: runParams,
  responses: { 201: z.object({}) },
  handler: async ({ grant, repository, params }) => {
    await rerequestRun({ actor: requireActor(grant), repository, id: params.check_run_id });
    return created({});
  },
});

export const listRunsForRefOperation = operation({
  id: "checks/list-for-ref",
  method: "GET",
  path: "/repos/{owner}/{repo}/commits/{ref}/check-runs",
  summary: "List the check runs on a commit, branch or tag",
  documentation: "/rest/checks/runs#list-check-runs-for-a-git-reference",
  accepts: READERS,
  requires: READ,
  multiSegment: ["ref"],
  query: listQuery,
  responses: { 200: listSchema },
  example: { params: { ref: "main" } },
  handler: async ({ repository, params, query, url }) => {
    const headSha = await refusingGit(() => requireCommitSha(repository.id, params.ref), NO_COMMIT(params.ref));
    return answerRuns(repository, { headSha }, { query, url });
  },
});

export const listRunsForSuiteOperation = operation({
  id: "checks/list-for-suite",
  method: "GET",
  path: "/repos/{owner}/{repo}/check-suites/{check_suite_id}/check-runs",
  summary: "List the runs of a check suite",
  documentation: "/rest/checks/runs#list-check-runs-in-a-check-suite",
  accepts: READERS,
  requires: READ,
  params: z.object({ check_suite_id: idParam }),
  query: listQuery,
  responses: { 200: listSchema },
  handler: async ({ repository, params, query, url }) => {
    const { id: suiteId } = await requireCheckSuite(repository.id, params.check_suite_id);
    return answerRuns(repository, { suiteId }, { query, url });
  },
});

async function answerRuns(
  repository: { id: number; ownerLogin: string; name: string },
  of: { suiteId: number } | { headSha: string },
  { query, url }: { query: z.output<typeof listQuery>; url: URL },
) {
  const page = pageFrom(query);
  const { check_name: name, status, filter: which, app_id: integrationId } = query;
  const { total, runs } = await listCheckRuns(repository.id, { ...of, name, status, which, integrationId }, page);
  const check_runs = runs.map((run) => representCheckRun(run, repository));
  return listed({ total_count: total, check_runs }, { url, page, total });
}
