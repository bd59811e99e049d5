import { z } from "zod";
import { accepted, created, listed, noContent, ok } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { ACTORS, ANYONE, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { onPage, pageFrom } from "@/lib/platform/pagination.ts";
import { requireActor } from "../../acting.ts";
import { peopleOf } from "../../commits/queries.ts";
import { commitSchema, representCommit } from "../../commits/represent.ts";
import { refusingGit } from "../../refusing-git.ts";
import { mayReach } from "../../repositories/load-facts.ts";
import { repositoryHtmlUrl } from "../../repositories/urls.ts";
import { requireCommit } from "../../require-commit.ts";
import { requireMayBring } from "../../workflows-permission.ts";
import { findPullsOfCommit } from "../find-pulls-of-commit.ts";
import { mergeBranches, updateBranch } from "../merge-branches.ts";
import { mergePull } from "../merge-pull.ts";
import { PULL_FIELDS_WITHDRAWN, representSimplePull, simplePullSchema } from "../represent.ts";
import { requirePull } from "../row.ts";
import { mergeBranchesInput, mergePullInput, updateBranchInput } from "../schemas.ts";
import { shownTo } from "../shown-to.ts";
import { pullParams, READ_PULLS, WRITE_PULLS } from "./pulls.ts";

export const checkMergedOperation = operation({
  id: "pulls/check-if-merged",
  method: "GET",
  path: "/repos/{owner}/{repo}/pulls/{pull_number}/merge",
  summary: "Find out whether a pull request is merged",
  documentation: "/rest/pulls/pulls#check-if-a-pull-request-has-been-merged",
  accepts: ANYONE,
  requires: READ_PULLS,
  params: pullParams,
  responses: { 204: null },
  handler: async ({ repository, params }) => {
    const { mergedAt } = await requirePull(repository.id, params.pull_number);
    if (!mergedAt) throw notFound();
    return noContent();
  },
});

export const mergePullOperation = operation({
  id: "pulls/merge",
  method: "PUT",
  path: "/repos/{owner}/{repo}/pulls/{pull_number}/merge",
  summary: "Merge a pull request",
  documentation: "/rest/pulls/pulls#merge-a-pull-request",
  accepts: ACTORS,
  requires: { anyOf: [{ contents: "write" }], role: "push" },
  params: pullParams,
  resource: "PullRequest",
  body: mergePullInput,
  responses: { 200: z.object({ sha: z.string(), merged: z.literal(true), message: z.string() }) },
  handler: async ({ grant, repository, params, body }) => {
    const number = params.pull_number;
    const { headSha } = await requirePull(repository.id, number);
    await requireMayBring(grant, repository, headSha);
    // What was looked at is what is merged.
    const input = { ...body, sha: body.sha ?? headSha };
    const sha = await refusingGit(() => mergePull({ actor: requireActor(grant), repository, number, input }));
    return ok({ sha, merged: true, message: "Pull Request successfully merged" });
  },
});

/** Of the repository that the branch is in, which may be a fork elsewhere; whether the person may push is for the command. */
const CHANGE_HEAD: Requirement = { anyOf: [{ contents: "write" }] };

export const updateBranchOperation = operation({
  id: "pulls/update-branch",
  method: "PUT",
  path: "/repos/{owner}/{repo}/pulls/{pull_number}/update-branch",
  summary: "Bring a pull request's branch up to date with its base",
  documentation: "/rest/pulls/pulls#update-a-pull-request-branch",
  accepts: ACTORS,
  requires: WRITE_PULLS,
  params: pullParams,
  resource: "PullRequest",
  body: updateBranchInput,
  responses: { 202: z.object({ message: z.string(), url: z.string() }) },
  handler: async ({ grant, repository, params, body }) => {
    const actor = requireActor(grant);
    const expected = body.expected_head_sha;
    const number = params.pull_number;
    const { headRepositoryId } = await requirePull(repository.id, number);
    const mayPushElsewhere =
      headRepositoryId !== null && (await mayReach({ id: headRepositoryId }, grant, CHANGE_HEAD));
    const pull = await refusingGit(() => updateBranch({ actor, repository, number, expected, mayPushElsewhere }));
    return accepted({ message: "Updating pull request branch.", url: repositoryHtmlUrl(pull.base, `/pull/${number}`) });
  },
});

export const mergeBranchesOperation = operation({
  id: "repos/merge",
  method: "POST",
  path: "/repos/{owner}/{repo}/merges",
  summary: "Merge a branch into another",
  documentation: "/rest/branches/branches#merge-a-branch",
  accepts: ACTORS,
  requires: { anyOf: [{ contents: "write" }], role: "push" },
  resource: "Merge",
  body: mergeBranchesInput,
  responses: { 201: commitSchema, 204: null },
  handler: async ({ grant, repository, body }) => {
    await requireMayBring(grant, repository, body.head);
    const commit = await refusingGit(() => mergeBranches({ actor: requireActor(grant), repository, input: body }));
    if (!commit) return noContent();
    const json = representCommit(commit, { repository, people: await peopleOf([commit]) });
    return created(json, json.url);
  },
});

export const listPullsOfCommit = operation({
  id: "repos/list-pull-requests-associated-with-commit",
  method: "GET",
  path: "/repos/{owner}/{repo}/commits/{commit_sha}/pulls",
  summary: "List the pull requests that bring a commit",
  documentation: "/rest/commits/commits#list-pull-requests-associated-with-a-commit",
  accepts: ANYONE,
  requires: READ_PULLS,
  query: pageQuery,
  withdrawn: PULL_FIELDS_WITHDRAWN,
  responses: { 200: z.array(simplePullSchema) },
  handler: async ({ grant, repository, params, query, url }) => {
    const { sha } = await requireCommit(repository.id, params.commit_sha);
    const pulls = await refusingGit(() => findPullsOfCommit(repository.id, sha));
    const page = pageFrom(query);
    return listed((await shownTo(grant, onPage(pulls, page))).map(representSimplePull), {
      url,
      page,
      total: pulls.length,
    });
  },
});
