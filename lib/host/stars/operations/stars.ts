import { z } from "zod";
import { PEOPLE, requirePerson } from "@/lib/accounts/operations/require-person.ts";
import { findAccountByLogin } from "@/lib/accounts/queries.ts";
import { representSimpleUser, simpleUserSchema } from "@/lib/accounts/represent.ts";
import { listed, noContent } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { mediaFormat } from "@/lib/api/media-type.ts";
import { ANYONE, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import type { Grant } from "@/lib/authorization/grant.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { requireActor } from "../../acting.ts";
import { directionQuery } from "../../query-parts.ts";
import { requireReachable } from "../../repositories/load-facts.ts";
import { permissionsShown } from "../../repositories/permissions-shown.ts";
import { repositoriesSeen } from "../../repositories/queries.ts";
import { REPOSITORY_FIELDS_WITHDRAWN, repositorySchema, representRepository } from "../../repositories/represent.ts";
import { hasStarred, stargazersOf, starredAt } from "../queries.ts";
import { starRepository, unstarRepository } from "../star-repository.ts";

const READ: Requirement = { anyOf: [{ starring: "read" }], scopes: ["repo", "public_repo"] };
const WRITE: Requirement = { anyOf: [{ starring: "write" }], scopes: ["repo", "public_repo"] };
const named = ({ owner, repo }: { owner: string; repo: string }) => ({ owner, name: repo });

export const checkStar = operation({
  id: "activity/check-repo-is-starred-by-authenticated-user",
  method: "GET",
  path: "/user/starred/{owner}/{repo}",
  summary: "Say whether one starred a repository",
  documentation: "/rest/activity/starring#check-if-a-repository-is-starred-by-the-authenticated-user",
  accepts: PEOPLE,
  requires: READ,
  responses: { 204: null },
  handler: async ({ grant, params }) => {
    const { id } = await requireReachable(named(params), grant);
    if (!(await hasStarred(requirePerson(grant), id))) throw notFound();
    return noContent();
  },
});

export const star = operation({
  id: "activity/star-repo-for-authenticated-user",
  method: "PUT",
  path: "/user/starred/{owner}/{repo}",
  summary: "Star a repository",
  documentation: "/rest/activity/starring#star-a-repository-for-the-authenticated-user",
  accepts: PEOPLE,
  requires: WRITE,
  responses: { 204: null },
  example: { as: "mona" },
  handler: async ({ grant, params }) => {
    const repository = await requireReachable(named(params), grant);
    await starRepository({ actor: requireActor(grant), repository });
    return noContent();
  },
});

export const unstar = operation({
  id: "activity/unstar-repo-for-authenticated-user",
  method: "DELETE",
  path: "/user/starred/{owner}/{repo}",
  summary: "Take one's star from a repository",
  documentation: "/rest/activity/starring#unstar-a-repository-for-the-authenticated-user",
  accepts: PEOPLE,
  requires: WRITE,
  responses: { 204: null },
  example: { as: "mona" },
  handler: async ({ grant, params }) => {
    const repository = await requireReachable(named(params), grant);
    await unstarRepository({ actor: requireActor(grant), repository });
    return noContent();
  },
});

const starredQuery = pageQuery.extend({
  sort: z.enum(["created", "updated"], { error: "use created or updated" }).default("created"),
  direction: directionQuery.default("desc"),
});
const starredSchema = z.array(
  z.union([z.object({ starred_at: z.iso.datetime(), repo: repositorySchema }), repositorySchema]),
);

async function answerStarred(
  grant: Grant,
  userId: number,
  { query, url, headers }: { query: z.output<typeof starredQuery>; url: URL; headers: Headers },
) {
  const page = pageFrom(query);
  const order = { by: query.sort, direction: query.direction };
  const { total, repositories } = await repositoriesSeen(grant, { starredBy: userId, page, order });
  const times = await starredAt(
    userId,
    repositories.map(({ id }) => id),
  );
  const body = repositories.map((row) => {
    const repo = representRepository(row, permissionsShown(grant, row));
    const at = times.get(row.id);
    return mediaFormat(headers) === "star" && at ? { starred_at: timestamp(at), repo } : repo;
  });
  return listed(body, { url, page, total });
}

export const listOwnStarred = operation({
  id: "activity/list-repos-starred-by-authenticated-user",
  method: "GET",
  path: "/user/starred",
  summary: "List the repositories that one starred",
  documentation: "/rest/activity/starring#list-repositories-starred-by-the-authenticated-user",
  accepts: PEOPLE,
  requires: READ,
  resource: "Star",
  query: starredQuery,
  withdrawn: [...REPOSITORY_FIELDS_WITHDRAWN, "repo.has_downloads"],
  responses: { 200: starredSchema },
  handler: ({ grant, ...rest }) => answerStarred(grant, requirePerson(grant), rest),
});

export const listUserStarred = operation({
  id: "activity/list-repos-starred-by-user",
  method: "GET",
  path: "/users/{username}/starred",
  summary: "List what somebody starred, as far as the caller may see it",
  documentation: "/rest/activity/starring#list-repositories-starred-by-a-user",
  accepts: ANYONE,
  requires: { anyOf: [{ starring: "read" }, {}], public: true },
  resource: "Star",
  query: starredQuery,
  withdrawn: [...REPOSITORY_FIELDS_WITHDRAWN, "repo.has_downloads"],
  responses: { 200: starredSchema },
  handler: async ({ grant, params, ...rest }) => {
    const account = await findAccountByLogin(params.username);
    if (!account) throw notFound();
    return answerStarred(grant, account.id, rest);
  },
});

export const listStargazers = operation({
  id: "activity/list-stargazers-for-repo",
  method: "GET",
  path: "/repos/{owner}/{repo}/stargazers",
  summary: "List the people who starred a repository",
  documentation: "/rest/activity/starring#list-stargazers",
  accepts: ANYONE,
  requires: { anyOf: [{ metadata: "read" }], public: true },
  query: pageQuery,
  responses: {
    200: z.array(z.union([z.object({ starred_at: z.iso.datetime(), user: simpleUserSchema }), simpleUserSchema])),
  },
  handler: async ({ repository, query, url, headers }) => {
    const page = pageFrom(query);
    const { stargazers, total } = await stargazersOf(repository.id, page);
    const isTimed = mediaFormat(headers) === "star";
    const body = stargazers.map(({ user, starredAt: at }) =>
      isTimed ? { starred_at: timestamp(at), user: representSimpleUser(user) } : representSimpleUser(user),
    );
    return listed(body, { url, page, total });
  },
});
