import { z } from "zod";
import { representSimpleUser, type SimpleAccount, simpleUserSchema } from "@/lib/accounts/represent.ts";
import { listed, noContent, ok } from "@/lib/api/answer.ts";
import { ANYONE, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { onPage, pageFrom } from "@/lib/platform/pagination.ts";
import { accountOf, accountsByEmail } from "../../commits/people.ts";
import { GitError } from "../../git/errors.ts";
import { requireCommitSha } from "../../git/resolve-ref.ts";
import { countAuthors } from "../../git/shortlog.ts";
import { listTree } from "../../git/tree.ts";
import { refusingGit } from "../../refusing-git.ts";
import { bytesByLanguage } from "../languages.ts";

const READ: Requirement = { anyOf: [{ metadata: "read" }], public: true };

/** What git says, and something else before the first commit. */
const orWhenEmpty = <T>(work: () => Promise<T>, empty: T): Promise<T> =>
  refusingGit(() =>
    work().catch((error: unknown) => {
      if (error instanceof GitError && error.failure.kind === "empty-repository") return empty;
      throw error;
    }),
  );

export const listLanguages = operation({
  id: "repos/list-languages",
  method: "GET",
  path: "/repos/{owner}/{repo}/languages",
  summary: "Say how much there is of each programming language",
  documentation: "/rest/repos/repos#list-repository-languages",
  accepts: ANYONE,
  requires: READ,
  responses: { 200: z.record(z.string(), z.int()).meta({ id: "language" }) },
  handler: async ({ repository }) => {
    const { entries } = await orWhenEmpty(
      () => listTree(repository.id, { ref: repository.defaultBranch, recursive: true }),
      { entries: [], commitSha: "", treeSha: "", truncated: false },
    );
    return ok(bytesByLanguage(entries));
  },
});

/** Source of the keys: the official schema `contributor`. */
const contributorSchema = z.union([
  simpleUserSchema.extend({ contributions: z.int() }),
  z.object({ type: z.literal("Anonymous"), email: z.string(), name: z.string(), contributions: z.int() }),
]);
type Contributor = z.infer<typeof contributorSchema>;

export const listContributors = operation({
  id: "repos/list-contributors",
  method: "GET",
  path: "/repos/{owner}/{repo}/contributors",
  summary: "List who wrote the commits of the default branch",
  documentation: "/rest/repos/repos#list-repository-contributors",
  accepts: ANYONE,
  requires: READ,
  query: pageQuery.extend({ anon: z.string().optional() }),
  responses: { 200: z.array(contributorSchema), 204: null },
  handler: async ({ repository, query, url }) => {
    const authors = await orWhenEmpty(
      async () => countAuthors(repository.id, await requireCommitSha(repository.id, repository.defaultBranch)),
      null,
    );
    if (authors === null) return noContent();
    const people = await accountsByEmail(authors.map(({ email }) => email));
    const contributors = contributorsOf(authors, (email) => accountOf(people, email), {
      withAnonymous: query.anon === "1" || query.anon === "true",
    });
    const page = pageFrom(query);
    return listed(onPage(contributors, page), { url, page, total: contributors.length });
  },
});

/** The commits of all addresses of a person count together. */
function contributorsOf(
  authors: readonly { name: string; email: string; commits: number }[],
  find: (email: string) => SimpleAccount | null,
  { withAnonymous }: { withAnonymous: boolean },
): Contributor[] {
  const counted = new Map<number, { account: SimpleAccount; commits: number }>();
  const anonymous: Contributor[] = [];
  for (const { name, email, commits } of authors) {
    const account = find(email);
    if (account) counted.set(account.id, { account, commits: (counted.get(account.id)?.commits ?? 0) + commits });
    else anonymous.push({ type: "Anonymous", email, name, contributions: commits });
  }
  const known = [...counted.values()].map(({ account, commits }) => ({
    ...representSimpleUser(account),
    contributions: commits,
  }));
  return [...known, ...(withAnonymous ? anonymous : [])].toSorted((a, b) => b.contributions - a.contributions);
}
