import { z } from "zod";
import { listed } from "@/lib/api/answer.ts";
import { ACTORS, ANYONE, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import { type Page, pageFrom } from "@/lib/platform/pagination.ts";
import { directionQuery } from "../../query-parts.ts";
import { permissionsShown } from "../../repositories/permissions-shown.ts";
import { REPOSITORY_FIELDS_WITHDRAWN } from "../../repositories/represent.ts";
import {
  codeResultsSchema,
  issueResultsSchema,
  repositoryResultsSchema,
  representFoundFile,
  representFoundIssue,
  representFoundRepository,
  representFoundUser,
  userResultsSchema,
} from "../represent.ts";
import { RESULTS_MAX, requireWithinResults } from "../result-window.ts";
import { searchCode } from "../search-code.ts";
import { ISSUE_SORTS, searchIssues } from "../search-issues.ts";
import { searchRepositories } from "../search-repositories.ts";
import { searchUsers } from "../search-users.ts";

const searchQuery = pageQuery.extend({ q: z.string().default(""), order: directionQuery.default("desc") });

/** A sort that is not known sorts by fitness, as on the wire. */
const sortOf = <const Sorts extends readonly [string, ...string[]]>(sorts: Sorts) =>
  z.enum(sorts).optional().catch(undefined);

type Found = { total: number; items: unknown[]; incomplete?: boolean; type?: "lexical" };

function answer({ total, items, incomplete = false, type }: Found, { url, page }: { url: URL; page: Page }) {
  const body = { total_count: total, incomplete_results: incomplete, items, ...(type && { search_type: type }) };
  return listed(body, { url, page, total: Math.min(total, RESULTS_MAX) });
}

export const searchIssuesOperation = operation({
  id: "search/issues-and-pull-requests",
  method: "GET",
  path: "/search/issues",
  summary: "Search issues and pull requests",
  documentation: "/rest/search/search#search-issues-and-pull-requests",
  accepts: ANYONE,
  requires: { anyOf: [{}], public: true },
  resource: "Search",
  bucket: "search",
  query: searchQuery.extend({ sort: sortOf(ISSUE_SORTS as [string, ...string[]]) }),
  withdrawn: ["items.assignee"],
  responses: { 200: issueResultsSchema },
  example: { query: { q: "is:issue repo:acme/widgets" } },
  handler: async ({ grant, query, url }) => {
    const page = pageFrom(query);
    requireWithinResults(page);
    const by = ISSUE_SORTS.find((sort) => sort === query.sort);
    const order = by && { by, direction: query.order };
    const { total, found } = await searchIssues(grant, { q: query.q, page, order });
    return answer({ total, items: found.map(representFoundIssue), type: "lexical" }, { url, page });
  },
});

export const searchRepositoriesOperation = operation({
  id: "search/repos",
  method: "GET",
  path: "/search/repositories",
  summary: "Search repositories",
  documentation: "/rest/search/search#search-repositories",
  accepts: ANYONE,
  requires: { anyOf: [{}], public: true },
  resource: "Search",
  bucket: "search",
  query: searchQuery.extend({ sort: sortOf(["updated"]) }),
  withdrawn: REPOSITORY_FIELDS_WITHDRAWN.map((field) => `items.${field}`),
  responses: { 200: repositoryResultsSchema },
  example: { query: { q: "widgets" } },
  handler: async ({ grant, query, url }) => {
    const page = pageFrom(query);
    requireWithinResults(page);
    const by = query.sort ?? "pushed";
    const { total, repositories } = await searchRepositories(grant, {
      q: query.q,
      page,
      order: { by, direction: query.order },
    });
    const items = repositories.map((row) => representFoundRepository(row, permissionsShown(grant, row)));
    return answer({ total, items }, { url, page });
  },
});

export const searchUsersOperation = operation({
  id: "search/users",
  method: "GET",
  path: "/search/users",
  summary: "Search people and organizations",
  documentation: "/rest/search/search#search-users",
  accepts: ANYONE,
  requires: { anyOf: [{}], public: true },
  resource: "Search",
  bucket: "search",
  query: searchQuery.extend({ sort: sortOf(["joined", "repositories"]) }),
  responses: { 200: userResultsSchema },
  example: { query: { q: "mona" } },
  handler: async ({ query, url }) => {
    const page = pageFrom(query);
    requireWithinResults(page);
    const order = query.sort
      ? { by: query.sort, direction: query.order }
      : ({ by: "login", direction: "asc" } as const);
    const { total, users } = await searchUsers({ q: query.q, page, order });
    return answer({ total, items: users.map(representFoundUser) }, { url, page });
  },
});

export const searchCodeOperation = operation({
  id: "search/code",
  method: "GET",
  path: "/search/code",
  summary: "Search the files of default branches",
  documentation: "/rest/search/search#search-code",
  accepts: ACTORS,
  requires: { anyOf: [{}] },
  resource: "Search",
  bucket: "code_search",
  query: searchQuery,
  responses: { 200: codeResultsSchema },
  withdrawn: REPOSITORY_FIELDS_WITHDRAWN.map((field) => `items.repository.${field}`),
  example: { query: { q: "widgets repo:acme/widgets" } },
  handler: async ({ grant, query, url }) => {
    const page = pageFrom(query);
    requireWithinResults(page);
    const { total, found, incomplete } = await searchCode(grant, { q: query.q, page });
    return answer({ total, items: found.map(representFoundFile), incomplete }, { url, page });
  },
});
