import { z } from "zod";
import { inFormat, listed, ok } from "@/lib/api/answer.ts";
import { unprocessable } from "@/lib/api/errors.ts";
import { mediaFormat } from "@/lib/api/media-type.ts";
import { ANYONE, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { requireCommitSha } from "../../git/resolve-ref.ts";
import { timeQuery } from "../../query-parts.ts";
import { refusingGit } from "../../refusing-git.ts";
import { authorsNamed, findCommits, readCommit, readCommitText } from "../queries.ts";
import { commitSchema, representCommit } from "../represent.ts";

const READ: Requirement = { anyOf: [{ contents: "read" }], public: true };

export const listCommitsOperation = operation({
  id: "repos/list-commits",
  method: "GET",
  path: "/repos/{owner}/{repo}/commits",
  summary: "List the commits of a branch, newest first",
  documentation: "/rest/commits/commits#list-commits",
  accepts: ANYONE,
  requires: READ,
  resource: "Commit",
  query: pageQuery.extend({
    /** A branch, tag or object name to start from; the default branch otherwise. */
    sha: z.string().optional(),
    path: z.string().optional(),
    /** A login, an address or part of a name. */
    author: z.string().optional(),
    since: timeQuery.optional(),
    until: timeQuery.optional(),
  }),
  responses: { 200: z.array(commitSchema) },
  handler: async ({ repository, query, url }) => {
    const page = pageFrom(query);
    const { sha, path, author, since, until } = query;
    const authors = author ? await authorsNamed(author) : undefined;
    const { total, commits, people } = await refusingGit(() =>
      findCommits(repository.id, {
        page,
        ref: sha || repository.defaultBranch,
        ...(path && { path }),
        ...(authors && { authors }),
        ...(since && { since }),
        ...(until && { until }),
      }),
    );
    return listed(
      commits.map((commit) => representCommit(commit, { repository, people })),
      { url, page, total },
    );
  },
});

export const getCommitOperation = operation({
  id: "repos/get-commit",
  method: "GET",
  path: "/repos/{owner}/{repo}/commits/{ref}",
  summary: "Read a commit and what it changes",
  documentation: "/rest/commits/commits#get-a-commit",
  accepts: ANYONE,
  requires: READ,
  responses: { 200: commitSchema },
  multiSegment: ["ref"],
  example: { params: { ref: "main" } },
  handler: async ({ repository, params, headers }) => {
    const words = { "not-found": () => unprocessable(`No commit found for SHA: ${params.ref}`) };
    const format = mediaFormat(headers);
    if (format === "sha")
      return inFormat("sha", await refusingGit(() => requireCommitSha(repository.id, params.ref), words));
    if (format === "diff" || format === "patch")
      return inFormat(format, await refusingGit(() => readCommitText(repository.id, params.ref, format), words));
    const { commit, people, diff } = await refusingGit(() => readCommit(repository.id, params.ref), words);
    return ok(representCommit(commit, { repository, people, diff }));
  },
});
