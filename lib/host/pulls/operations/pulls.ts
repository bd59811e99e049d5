import { z } from "zod";
import { created, inFormat, listed, ok } from "@/lib/api/answer.ts";
import { idParam } from "@/lib/api/id-param.ts";
import { mediaFormat } from "@/lib/api/media-type.ts";
import { ACTORS, ANYONE, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import { personOf } from "@/lib/authorization/grant.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { readable } from "@/lib/authorization/visibility.ts";
import { clock } from "@/lib/platform/clock.ts";
import { onPage, pageFrom } from "@/lib/platform/pagination.ts";
import { requireActor } from "../../acting.ts";
import { commitSchema, fileSchema, representCommit, representFile } from "../../commits/represent.ts";
import { directionQuery } from "../../query-parts.ts";
import { refusingGit } from "../../refusing-git.ts";
import { readChanges, readChangesText, readCommits } from "../changes.ts";
import { checkMergeability } from "../check-mergeability.ts";
import { openPull } from "../open-pull.ts";
import { listPulls, PULL_SORTS, runningSince } from "../queries.ts";
import {
  PULL_FIELDS_WITHDRAWN,
  pullSchema,
  representPull,
  representSimplePull,
  simplePullSchema,
} from "../represent.ts";
import { requirePull } from "../row.ts";
import { parseHead } from "../rules.ts";
import { createPullInput, updatePullInput } from "../schemas.ts";
import { pullShownTo, shownTo } from "../shown-to.ts";
import { updatePull } from "../update-pull.ts";

export const READ_PULLS: Requirement = { anyOf: [{ pull_requests: "read" }], public: true };
export const WRITE_PULLS: Requirement = { anyOf: [{ pull_requests: "write" }] };

export const pullParams = z.object({ pull_number: idParam });

const pullsQuery = pageQuery.extend({
  state: z.enum(["open", "closed", "all"], { error: "use open, closed or all" }).default("open"),
  /** `owner:branch`. */
  head: z.string().optional(),
  base: z.string().optional(),
  sort: z.enum(PULL_SORTS, { error: `use one of ${PULL_SORTS.join(", ")}` }).default("created"),
  /** The newest first unless sorted by something else. */
  direction: directionQuery.optional(),
});

export const listPullsOperation = operation({
  id: "pulls/list",
  method: "GET",
  path: "/repos/{owner}/{repo}/pulls",
  summary: "List the pull requests of a repository",
  documentation: "/rest/pulls/pulls#list-pull-requests",
  accepts: ANYONE,
  requires: READ_PULLS,
  resource: "PullRequest",
  query: pullsQuery,
  withdrawn: PULL_FIELDS_WITHDRAWN,
  responses: { 200: z.array(simplePullSchema) },
  handler: async ({ grant, repository, query, url }) => {
    const { state, head, base, sort } = query;
    const page = pageFrom(query);
    const direction = query.direction ?? (sort === "created" ? "desc" : "asc");
    const from = head === undefined ? null : parseHead(head);
    const { total, pulls } = await listPulls(repository.id, {
      page,
      order: { by: sort, direction },
      ...(state !== "all" && { state }),
      // A head without an owner is left out of account, as on the wire.
      ...(from?.owner && { head: { owner: from.owner, ref: from.ref, viewerId: personOf(grant) } }),
      ...(base && { base }),
      ...(sort === "long-running" && { since: runningSince(clock.now()) }),
    });
    return listed((await shownTo(grant, pulls)).map(representSimplePull), { url, page, total });
  },
});

export const createPullOperation = operation({
  id: "pulls/create",
  method: "POST",
  path: "/repos/{owner}/{repo}/pulls",
  summary: "Open a pull request",
  documentation: "/rest/pulls/pulls#create-a-pull-request",
  accepts: ACTORS,
  requires: WRITE_PULLS,
  resource: "PullRequest",
  body: createPullInput,
  withdrawn: PULL_FIELDS_WITHDRAWN,
  responses: { 201: pullSchema },
  handler: async ({ grant, repository, body }) => {
    const visible = readable(grant, ["contents"]);
    const actor = requireActor(grant);
    const pull = await refusingGit(() => openPull({ actor, repository, input: body, visible }));
    const json = representPull(await pullShownTo(grant, pull));
    return created(json, json.url);
  },
});

export const getPullOperation = operation({
  id: "pulls/get",
  method: "GET",
  path: "/repos/{owner}/{repo}/pulls/{pull_number}",
  summary: "Read a pull request",
  documentation: "/rest/pulls/pulls#get-a-pull-request",
  accepts: ANYONE,
  requires: { anyOf: [{ pull_requests: "read" }, { contents: "read" }], public: true },
  params: pullParams,
  withdrawn: PULL_FIELDS_WITHDRAWN,
  responses: { 200: pullSchema },
  handler: async ({ grant, repository, params, headers }) => {
    const found = await requirePull(repository.id, params.pull_number);
    const format = mediaFormat(headers);
    if (format === "diff" || format === "patch")
      return inFormat(format, await refusingGit(() => readChangesText(found, format)));
    const { pull, mergeability } = await refusingGit(() => checkMergeability(found));
    return ok(representPull(await pullShownTo(grant, pull), mergeability));
  },
});

export const updatePullOperation = operation({
  id: "pulls/update",
  method: "PATCH",
  path: "/repos/{owner}/{repo}/pulls/{pull_number}",
  summary: "Change a pull request's text, state or base",
  documentation: "/rest/pulls/pulls#update-a-pull-request",
  accepts: ACTORS,
  requires: WRITE_PULLS,
  params: pullParams,
  resource: "PullRequest",
  body: updatePullInput,
  withdrawn: PULL_FIELDS_WITHDRAWN,
  responses: { 200: pullSchema },
  handler: async ({ grant, repository, params, body }) => {
    const number = params.pull_number;
    const pull = await refusingGit(() => updatePull({ actor: requireActor(grant), repository, number, input: body }));
    return ok(representPull(await pullShownTo(grant, pull)));
  },
});

export const listPullFiles = operation({
  id: "pulls/list-files",
  method: "GET",
  path: "/repos/{owner}/{repo}/pulls/{pull_number}/files",
  summary: "List the files that a pull request changes",
  documentation: "/rest/pulls/pulls#list-pull-requests-files",
  accepts: ANYONE,
  requires: READ_PULLS,
  params: pullParams,
  query: pageQuery,
  responses: { 200: z.array(fileSchema) },
  handler: async ({ repository, params, query, url }) => {
    const pull = await requirePull(repository.id, params.pull_number);
    const { files } = await refusingGit(() => readChanges(pull));
    const page = pageFrom(query);
    const shown = onPage(files, page);
    return listed(
      shown.map((file) => representFile(file, { sha: pull.headSha, repository })),
      { url, page, total: files.length },
    );
  },
});

export const listPullCommits = operation({
  id: "pulls/list-commits",
  method: "GET",
  path: "/repos/{owner}/{repo}/pulls/{pull_number}/commits",
  summary: "List the commits of a pull request, oldest first",
  documentation: "/rest/pulls/pulls#list-commits-on-a-pull-request",
  accepts: ANYONE,
  requires: READ_PULLS,
  params: pullParams,
  query: pageQuery,
  responses: { 200: z.array(commitSchema) },
  handler: async ({ repository, params, query, url }) => {
    const pull = await requirePull(repository.id, params.pull_number);
    const page = pageFrom(query);
    const { total, commits, people } = await refusingGit(() => readCommits(pull, page));
    return listed(
      commits.map((commit) => representCommit(commit, { repository, people })),
      { url, page, total },
    );
  },
});
