import { z } from "zod";
import { findAccountByLogin } from "@/lib/accounts/queries.ts";
import { listed } from "@/lib/api/answer.ts";
import { notFound, unprocessable } from "@/lib/api/errors.ts";
import { ANYONE, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { directionQuery, timeQuery } from "../../query-parts.ts";
import { permissionsShown } from "../permissions-shown.ts";
import {
  AFFILIATIONS,
  type Affiliation,
  publicRepositoriesOf,
  type RepositoryOrder,
  repositoriesOfAccount,
  repositoriesOfInstallationGrant,
  repositoriesOfPerson,
} from "../queries.ts";
import {
  minimalRepositorySchema,
  REPOSITORY_FIELDS_WITHDRAWN,
  repositorySchema,
  representMinimalRepository,
  representRepository,
} from "../represent.ts";

const SORTS = ["created", "updated", "pushed", "full_name"] as const;
const sortQuery = z.enum(SORTS, { error: `use one of ${SORTS.join(", ")}` });

/** Names rise unless told otherwise, times fall. */
const orderOf = (sort: (typeof SORTS)[number], direction: "asc" | "desc" | undefined): RepositoryOrder => ({
  by: sort,
  direction: direction ?? (sort === "full_name" ? "asc" : "desc"),
});

export const listInstallationRepositories = operation({
  id: "apps/list-repos-accessible-to-installation",
  method: "GET",
  path: "/installation/repositories",
  summary: "List the repositories that an installation reaches",
  documentation: "/rest/apps/installations#list-repositories-accessible-to-the-app-installation",
  accepts: ["installation"],
  otherwise: {
    status: 403,
    message:
      "You must authenticate with an installation access token in order to list repositories for an installation.",
  },
  requires: { anyOf: [{}] },
  query: pageQuery,
  withdrawn: REPOSITORY_FIELDS_WITHDRAWN.map((field) => `repositories.${field}`),
  responses: {
    200: z.object({
      total_count: z.int(),
      repository_selection: z.enum(["all", "selected"]),
      repositories: z.array(repositorySchema),
    }),
  },
  handler: async ({ grant, query, url }) => {
    if (grant.kind !== "installation") throw new Error("only an installation is accepted");
    const page = pageFrom(query);
    const { total, repositories } = await repositoriesOfInstallationGrant(grant, page);
    const body = {
      total_count: total,
      repository_selection: grant.repositories.kind,
      repositories: repositories.map((row) => representRepository(row, permissionsShown(grant, row))),
    };
    return listed(body, { url, page, total });
  },
});

const TYPES = ["all", "owner", "public", "private", "member"] as const;

const ownQuery = pageQuery.extend({
  visibility: z.enum(["all", "public", "private"], { error: "use all, public or private" }).optional(),
  affiliation: z
    .string()
    .transform((text) => text.split(",").map((word) => word.trim()))
    .pipe(z.array(z.enum(AFFILIATIONS, { error: `use words of ${AFFILIATIONS.join(", ")}` })))
    .optional(),
  type: z.enum(TYPES, { error: `use one of ${TYPES.join(", ")}` }).optional(),
  sort: sortQuery.default("full_name"),
  direction: directionQuery.optional(),
  since: timeQuery.optional(),
  before: timeQuery.optional(),
});

export const listOwnRepositories = operation({
  id: "repos/list-for-authenticated-user",
  method: "GET",
  path: "/user/repos",
  summary: "List the repositories that the caller works on",
  documentation: "/rest/repos/repos#list-repositories-for-the-authenticated-user",
  accepts: ["user-via-integration", "personal-token", "fine-grained-token", "session"],
  requires: { anyOf: [{ metadata: "read" }] },
  resource: "Repository",
  query: ownQuery,
  withdrawn: REPOSITORY_FIELDS_WITHDRAWN,
  responses: { 200: z.array(minimalRepositorySchema) },
  handler: async ({ grant, query, url }) => {
    if (!("userId" in grant)) throw new Error("only people are accepted");
    const page = pageFrom(query);
    const { affiliations, isPrivate } = narrowing(query);
    const { total, repositories } = await repositoriesOfPerson(grant, {
      page,
      order: orderOf(query.sort, query.direction),
      affiliations,
      ...(isPrivate !== undefined && { private: isPrivate }),
      ...(query.since && { since: query.since }),
      ...(query.before && { before: query.before }),
    });
    const body = repositories.map((row) => representMinimalRepository(row, permissionsShown(grant, row)));
    return listed(body, { url, page, total });
  },
});

/** `type` is the older way of saying `visibility` and `affiliation`; both at once are refused. */
function narrowing({ visibility, affiliation, type }: z.output<typeof ownQuery>): {
  affiliations: readonly Affiliation[];
  isPrivate: boolean | undefined;
} {
  if (type && (visibility || affiliation))
    throw unprocessable("If you specify visibility or affiliation, you cannot specify type.");
  const told = type === "public" || type === "private" ? type : visibility;
  const isPrivate = told === "private" || told === "public" ? told === "private" : undefined;
  if (type === "owner") return { affiliations: ["owner"], isPrivate };
  if (type === "member") return { affiliations: ["collaborator", "organization_member"], isPrivate };
  return { affiliations: affiliation ?? AFFILIATIONS, isPrivate };
}

const ORGANIZATION_TYPES = ["all", "public", "private", "forks", "sources", "member"] as const;

export const listOrganizationRepositories = operation({
  id: "repos/list-for-org",
  method: "GET",
  path: "/orgs/{org}/repos",
  summary: "List the repositories of an organization that the caller may see",
  documentation: "/rest/repos/repos#list-organization-repositories",
  accepts: ANYONE,
  requires: { anyOf: [{ metadata: "read" }], public: true },
  resource: "Repository",
  query: pageQuery.extend({
    type: z.enum(ORGANIZATION_TYPES, { error: `use one of ${ORGANIZATION_TYPES.join(", ")}` }).default("all"),
    sort: sortQuery.default("created"),
    direction: directionQuery.optional(),
  }),
  withdrawn: REPOSITORY_FIELDS_WITHDRAWN,
  responses: { 200: z.array(minimalRepositorySchema) },
  handler: async ({ grant, organization, query, url }) => {
    const page = pageFrom(query);
    const { type } = query;
    const { total, repositories } = await repositoriesOfAccount(grant, organization.id, {
      page,
      order: orderOf(query.sort, query.direction),
      ...((type === "public" || type === "private") && { private: type === "private" }),
      ...((type === "forks" || type === "sources") && { fork: type === "forks" }),
    });
    const body = repositories.map((row) => representMinimalRepository(row, permissionsShown(grant, row)));
    return listed(body, { url, page, total });
  },
});

export const listUserRepositories = operation({
  id: "repos/list-for-user",
  method: "GET",
  path: "/users/{username}/repos",
  summary: "List the public repositories of an account",
  documentation: "/rest/repos/repos#list-repositories-for-a-user",
  accepts: ANYONE,
  requires: { anyOf: [{ metadata: "read" }], public: true },
  resource: "Repository",
  query: pageQuery.extend({
    type: z.enum(["all", "owner", "member"], { error: "use all, owner or member" }).default("owner"),
    sort: sortQuery.default("full_name"),
    direction: directionQuery.optional(),
  }),
  withdrawn: REPOSITORY_FIELDS_WITHDRAWN,
  responses: { 200: z.array(minimalRepositorySchema) },
  example: { params: { username: "mona" } },
  handler: async ({ grant, params, query, url }) => {
    const account = await findAccountByLogin(params.username);
    if (!account) throw notFound();
    const page = pageFrom(query);
    const order = orderOf(query.sort, query.direction);
    const { total, repositories } = await publicRepositoriesOf(account.id, { page, order, type: query.type });
    const body = repositories.map((row) => representMinimalRepository(row, permissionsShown(grant, row)));
    return listed(body, { url, page, total });
  },
});
