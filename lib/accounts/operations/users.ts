import { z } from "zod";
import type { Account } from "@/generated/prisma/client.ts";
import { ok } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { MAX_ID } from "@/lib/api/id-param.ts";
import { ANYONE, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import { findAccountById, findAccountByLogin, usersAfter } from "../queries.ts";
import { countRepositories } from "../repository-counts.ts";
import { representSimpleUser, simpleUserSchema } from "../represent.ts";
import { publicUserSchema, representPublicUser } from "../represent-user.ts";

async function answerAccount(account: Account | null) {
  if (!account) throw notFound();
  return ok(representPublicUser(account, await countRepositories(account.id)));
}

export const getUser = operation({
  id: "users/get-by-username",
  method: "GET",
  path: "/users/{username}",
  summary: "Get what is public about a person, an organization or a bot",
  documentation: "/rest/users/users#get-a-user",
  accepts: ANYONE,
  requires: { anyOf: [{}], public: true },
  responses: { 200: publicUserSchema },
  example: { params: { username: "mona" } },
  handler: async ({ params }) => answerAccount(await findAccountByLogin(params.username)),
});

export const getUserById = operation({
  id: "users/get-by-id",
  method: "GET",
  path: "/user/{account_id}",
  summary: "Get what is public about an account by its id",
  documentation: "/rest/users/users#get-a-user-using-their-id",
  accepts: ANYONE,
  requires: { anyOf: [{}], public: true },
  params: z.object({ account_id: z.coerce.number().int().positive().max(MAX_ID) }),
  responses: { 200: publicUserSchema },
  handler: async ({ params }) => answerAccount(await findAccountById(params.account_id)),
});

const sinceQuery = z.object({
  since: z.coerce
    .number()
    .int()
    .min(0)
    .catch(0)
    .transform((id) => Math.min(id, MAX_ID)),
  per_page: pageQuery.shape.per_page,
});

export const listUsers = operation({
  id: "users/list",
  method: "GET",
  path: "/users",
  summary: "List all accounts in the order they were made, after a given id",
  documentation: "/rest/users/users#list-users",
  accepts: ANYONE,
  requires: { anyOf: [{}], public: true },
  query: sinceQuery,
  responses: { 200: z.array(simpleUserSchema) },
  example: {},
  handler: async ({ query, url }) => {
    const accounts = await usersAfter(query.since, query.per_page);
    const link = accounts.length === query.per_page && nextLink(url, accounts.at(-1)?.id ?? 0);
    return { status: 200, body: accounts.map(representSimpleUser), ...(link && { headers: { link } }) };
  },
});

/** These pages are found by the last id seen, so there is no last page to link to. */
function nextLink(url: URL, since: number): string {
  const next = new URL(url);
  next.searchParams.set("since", String(since));
  return `<${next.href}>; rel="next", <${url.origin}${url.pathname}{?since}>; rel="first"`;
}
