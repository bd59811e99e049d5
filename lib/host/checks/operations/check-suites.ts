import { z } from "zod";
import { created, listed, ok } from "@/lib/api/answer.ts";
import { idParam } from "@/lib/api/id-param.ts";
import { operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { requireActor } from "../../acting.ts";
import { requireCommitSha } from "../../git/resolve-ref.ts";
import { refusingGit } from "../../refusing-git.ts";
import { minimalRepositorySchema, representMinimalRepository } from "../../repositories/represent.ts";
import { requireRepositoryRow } from "../../repositories/row.ts";
import { requireCommit } from "../../require-commit.ts";
import { createSuite, rerequestSuite, setPreferences } from "../ask-again.ts";
import { type CheckSuiteRow, listCheckSuites, requireCheckSuite } from "../queries.ts";
import { checkSuiteSchema, representCheckSuite } from "../represent.ts";
import { checkPreferencesInput, createCheckSuiteInput } from "../schemas.ts";
import { BY_INTEGRATIONS, integrationOf, NO_COMMIT, NOT_AN_INTEGRATION, READ, READERS, WRITE } from "./access.ts";

const suiteParams = z.object({ check_suite_id: idParam });

export const createCheckSuiteOperation = operation({
  id: "checks/create-suite",
  method: "POST",
  path: "/repos/{owner}/{repo}/check-suites",
  summary: "Make a check suite on a commit",
  documentation: "/rest/checks/suites#create-a-check-suite",
  accepts: BY_INTEGRATIONS,
  otherwise: NOT_AN_INTEGRATION,
  requires: WRITE,
  resource: "CheckSuite",
  body: createCheckSuiteInput,
  responses: { 200: checkSuiteSchema, 201: checkSuiteSchema },
  handler: async ({ grant, repository, body: { head_sha: headSha } }) => {
    const subject = { actor: requireActor(grant), integrationId: integrationOf(grant), repository };
    const { suite, isNew } = await createSuite({ ...subject, headSha });
    const json = await representOne(repository.id, suite);
    return isNew ? created(json, json.url) : ok(json);
  },
});

export const getCheckSuiteOperation = operation({
  id: "checks/get-suite",
  method: "GET",
  path: "/repos/{owner}/{repo}/check-suites/{check_suite_id}",
  summary: "Read a check suite",
  documentation: "/rest/checks/suites#get-a-check-suite",
  accepts: READERS,
  requires: READ,
  params: suiteParams,
  responses: { 200: checkSuiteSchema },
  handler: async ({ repository, params }) =>
    ok(await representOne(repository.id, await requireCheckSuite(repository.id, params.check_suite_id))),
});

export const rerequestSuiteOperation = operation({
  id: "checks/rerequest-suite",
  method: "POST",
  path: "/repos/{owner}/{repo}/check-suites/{check_suite_id}/rerequest",
  summary: "Ask the integration for all of its checks again",
  documentation: "/rest/checks/suites#rerequest-a-check-suite",
  accepts: BY_INTEGRATIONS,
  otherwise: NOT_AN_INTEGRATION,
  requires: WRITE,
  params: suiteParams,
  responses: { 201: z.object({}) },
  handler: async ({ grant, repository, params }) => {
    await rerequestSuite({ actor: requireActor(grant), repository, id: params.check_suite_id });
    return created({});
  },
});

export const listSuitesForRefOperation = operation({
  id: "checks/list-suites-for-ref",
  method: "GET",
  path: "/repos/{owner}/{repo}/commits/{ref}/check-suites",
  summary: "List the check suites on a commit, branch or tag",
  documentation: "/rest/checks/suites#list-check-suites-for-a-git-reference",
  accepts: READERS,
  requires: READ,
  multiSegment: ["ref"],
  query: pageQuery.extend({ app_id: z.coerce.number().int().optional(), check_name: z.string().optional() }),
  responses: { 200: z.object({ total_count: z.int(), check_suites: z.array(checkSuiteSchema) }) },
  example: { params: { ref: "main" } },
  handler: async ({ repository, params, query, url }) => {
    const headSha = await refusingGit(() => requireCommitSha(repository.id, params.ref), NO_COMMIT(params.ref));
    const page = pageFrom(query);
    const { app_id, check_name } = query;
    const filter = {
      headSha,
      ...(app_id !== undefined && { integrationId: app_id }),
      ...(check_name !== undefined && { runName: check_name }),
    };
    const [{ total, suites }, row, commit] = await Promise.all([
      listCheckSuites(repository.id, filter, page),
      requireRepositoryRow(repository.id),
      requireCommit(repository.id, headSha),
    ]);
    const check_suites = suites.map((suite) => representCheckSuite(suite, { repository: row, commit }));
    return listed({ total_count: total, check_suites }, { url, page, total });
  },
});

export const setPreferencesOperation = operation({
  id: "checks/set-suites-preferences",
  method: "PATCH",
  path: "/repos/{owner}/{repo}/check-suites/preferences",
  summary: "Choose which integrations are asked for checks when something is pushed",
  documentation: "/rest/checks/suites#update-repository-preferences-for-check-suites",
  accepts: [...BY_INTEGRATIONS, "personal-token", "session"],
  requires: { ...WRITE, role: "admin", scopes: ["repo"] },
  resource: "CheckSuite",
  body: checkPreferencesInput,
  responses: {
    200: z.object({
      preferences: z.object({
        auto_trigger_checks: z.array(z.object({ app_id: z.int(), setting: z.boolean() })),
      }),
      repository: minimalRepositorySchema,
    }),
  },
  example: { body: { auto_trigger_checks: [] } },
  handler: async ({ repository, body }) => {
    const auto_trigger_checks = await setPreferences(repository.id, body.auto_trigger_checks);
    const row = await requireRepositoryRow(repository.id);
    return ok({ preferences: { auto_trigger_checks }, repository: representMinimalRepository(row) });
  },
});

async function representOne(repositoryId: number, suite: CheckSuiteRow) {
  const [repository, commit] = await Promise.all([
    requireRepositoryRow(repositoryId),
    requireCommit(repositoryId, suite.headSha),
  ]);
  return representCheckSuite(suite, { repository, commit });
}
