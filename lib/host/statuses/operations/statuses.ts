import { z } from "zod";
import { created, listed } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { ACTORS, ANYONE, type Operation, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { onPage, pageFrom } from "@/lib/platform/pagination.ts";
import { requireActor } from "../../acting.ts";
import { requireCommitSha } from "../../git/resolve-ref.ts";
import { refusingGit } from "../../refusing-git.ts";
import { REPOSITORY_FIELDS_WITHDRAWN } from "../../repositories/represent.ts";
import { requireRepositoryRow } from "../../repositories/row.ts";
import { createStatus } from "../create-status.ts";
import { listStatuses, newestStatuses } from "../queries.ts";
import { combinedStatusSchema, representCombinedStatus, representStatus, statusSchema } from "../represent.ts";
import { createStatusInput } from "../schemas.ts";

const READ: Requirement = { anyOf: [{ statuses: "read" }], scopes: ["repo", "repo:status"], public: true };

/** Throws 404 for a ref that leads to no commit. */
const commitOf = (repositoryId: number, ref: string): Promise<string> =>
  refusingGit(() => requireCommitSha(repositoryId, ref), { "empty-repository": () => notFound() });

export const createStatusOperation = operation({
  id: "repos/create-commit-status",
  method: "POST",
  path: "/repos/{owner}/{repo}/statuses/{sha}",
  summary: "Say how a commit is doing",
  documentation: "/rest/commits/statuses#create-a-commit-status",
  accepts: ACTORS,
  requires: { anyOf: [{ statuses: "write" }], role: "push", scopes: ["repo", "repo:status"] },
  resource: "Status",
  body: createStatusInput,
  responses: { 201: statusSchema },
  handler: async ({ grant, repository, params, body }) => {
    const status = await createStatus({ actor: requireActor(grant), repository, sha: params.sha, input: body });
    const json = representStatus(status, repository);
    return created(json, json.url);
  },
});

export const listStatusesOperation = operation({
  id: "repos/list-commit-statuses-for-ref",
  method: "GET",
  path: "/repos/{owner}/{repo}/commits/{ref}/statuses",
  summary: "List everything that was said about a commit",
  documentation: "/rest/commits/statuses#list-commit-statuses-for-a-reference",
  accepts: ANYONE,
  requires: READ,
  query: pageQuery,
  responses: { 200: z.array(statusSchema) },
  multiSegment: ["ref"],
  example: { params: { ref: "main" } },
  handler: async ({ repository, params, query, url }) => {
    const sha = await commitOf(repository.id, params.ref);
    const page = pageFrom(query);
    const { total, statuses } = await listStatuses(repository.id, { sha, page });
    return listed(
      statuses.map((status) => representStatus(status, repository)),
      { url, page, total },
    );
  },
});

/** Where PyGithub, octokit.rb and clients of 2016 read the same list. */
export const listStatusesAtFormerPath: Operation = {
  ...listStatusesOperation,
  id: "repos/list-commit-statuses-at-former-path",
  path: "/repos/{owner}/{repo}/statuses/{ref}",
};

export const getCombinedStatus = operation({
  id: "repos/get-combined-status-for-ref",
  method: "GET",
  path: "/repos/{owner}/{repo}/commits/{ref}/status",
  summary: "Read how a commit is doing in all contexts together",
  documentation: "/rest/commits/statuses#get-the-combined-status-for-a-specific-reference",
  accepts: ANYONE,
  requires: READ,
  query: pageQuery,
  withdrawn: REPOSITORY_FIELDS_WITHDRAWN.map((field) => `repository.${field}`),
  responses: { 200: combinedStatusSchema },
  multiSegment: ["ref"],
  example: { params: { ref: "main" } },
  handler: async ({ repository, params, query, url }) => {
    const sha = await commitOf(repository.id, params.ref);
    const [newest, row] = await Promise.all([newestStatuses(repository.id, sha), requireRepositoryRow(repository.id)]);
    const page = pageFrom(query);
    const shown = onPage(newest, page);
    return listed(representCombinedStatus(row, { sha, newest, shown }), { url, page, total: newest.length });
  },
});
