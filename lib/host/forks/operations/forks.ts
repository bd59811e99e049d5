import { z } from "zod";
import { accepted, listed } from "@/lib/api/answer.ts";
import { ACTORS, ANYONE, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { requireActor } from "../../acting.ts";
import { findFamily } from "../../repositories/family.ts";
import { permissionsShown } from "../../repositories/permissions-shown.ts";
import { type RepositoryOrder, repositoriesSeen } from "../../repositories/queries.ts";
import {
  fullRepositorySchema,
  minimalRepositorySchema,
  REPOSITORY_FIELDS_WITHDRAWN,
  representFullRepository,
  representMinimalRepository,
} from "../../repositories/represent.ts";
import { requireReachesAccount } from "../../repositories/require-reaches-account.ts";
import { forkRepository, requireForkOwner } from "../fork-repository.ts";
import { forkInput, forkQuery } from "../schemas.ts";

const ORDERS = {
  newest: { by: "created", direction: "desc" },
  oldest: { by: "created", direction: "asc" },
  stargazers: { by: "stars", direction: "desc" },
  watchers: { by: "stars", direction: "desc" },
} as const satisfies Record<string, RepositoryOrder>;
const SORTS = ["newest", "oldest", "stargazers", "watchers"] as const;

export const listForks = operation({
  id: "repos/list-forks",
  method: "GET",
  path: "/repos/{owner}/{repo}/forks",
  summary: "List the forks of a repository that the caller may see",
  documentation: "/rest/repos/forks#list-forks",
  accepts: ANYONE,
  requires: { anyOf: [{ metadata: "read" }], public: true },
  resource: "Repository",
  query: pageQuery.extend({ sort: z.enum(SORTS, { error: `use one of ${SORTS.join(", ")}` }).default("newest") }),
  withdrawn: REPOSITORY_FIELDS_WITHDRAWN,
  responses: { 200: z.array(minimalRepositorySchema) },
  handler: async ({ grant, repository, query, url }) => {
    const page = pageFrom(query);
    const filter = { parentId: repository.id, page, order: ORDERS[query.sort] };
    const { total, repositories } = await repositoriesSeen(grant, filter);
    const body = repositories.map((row) => representMinimalRepository(row, permissionsShown(grant, row)));
    return listed(body, { url, page, total });
  },
});

export const createFork = operation({
  id: "repos/create-fork",
  method: "POST",
  path: "/repos/{owner}/{repo}/forks",
  summary: "Copy a repository into the caller's account or an organization",
  documentation: "/rest/repos/forks#create-a-fork",
  accepts: ACTORS,
  requires: { anyOf: [{ administration: "write", contents: "read" }], role: "pull" },
  resource: "Repository",
  query: forkQuery,
  body: forkInput,
  withdrawn: [...REPOSITORY_FIELDS_WITHDRAWN],
  responses: { 202: fullRepositorySchema },
  example: { body: { name: "our-widgets", default_branch_only: true } },
  handler: async ({ grant, repository, query, body }) => {
    const actor = requireActor(grant);
    const { organization = query.org, ...input } = body;
    const ownerId = await requireForkOwner(actor, organization);
    await requireReachesAccount(grant, ownerId);
    const row = await forkRepository({ actor, repository, ownerId, input });
    return accepted(representFullRepository(row, permissionsShown(grant, row), await findFamily(row, grant)));
  },
});
