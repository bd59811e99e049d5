import { z } from "zod";
import { listed, ok } from "@/lib/api/answer.ts";
import { Refusal } from "@/lib/api/errors.ts";
import { ANYONE, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { onPage, pageFrom } from "@/lib/platform/pagination.ts";
import { findProtection, protectionsOf } from "../../branch-protection/queries.ts";
import { readCommitWithPeople } from "../../commits/queries.ts";
import { representCommit } from "../../commits/represent.ts";
import { listBranches } from "../../git/list-refs.ts";
import { branchProblem } from "../../git/rules.ts";
import { refusingGit } from "../../refusing-git.ts";
import { branchSchema, representBranch, representShortBranch, shortBranchSchema } from "../represent.ts";

const READ: Requirement = { anyOf: [{ contents: "read" }], public: true };

export const listBranchesOperation = operation({
  id: "repos/list-branches",
  method: "GET",
  path: "/repos/{owner}/{repo}/branches",
  summary: "List the branches of a repository",
  documentation: "/rest/branches/branches#list-branches",
  accepts: ANYONE,
  requires: READ,
  query: pageQuery.extend({ protected: z.enum(["true", "false"], { error: "use true or false" }).optional() }),
  responses: { 200: z.array(shortBranchSchema) },
  handler: async ({ repository, query, url }) => {
    const [all, protections] = await Promise.all([
      refusingGit(() => listBranches(repository.id)),
      protectionsOf(repository.id),
    ]);
    const wanted = query.protected && query.protected === "true";
    const branches = wanted === undefined ? all : all.filter(({ name }) => protections.has(name) === wanted);
    const page = pageFrom(query);
    const shown = onPage(branches, page);
    return listed(
      shown.map((branch) =>
        representShortBranch(branch, { repository, protection: protections.get(branch.name) ?? null }),
      ),
      { url, page, total: branches.length },
    );
  },
});

/** Source of the words: recorded errors. */
const branchNotFound = () => new Refusal(404, "Branch not found");

export const getBranchOperation = operation({
  id: "repos/get-branch",
  method: "GET",
  path: "/repos/{owner}/{repo}/branches/{branch}",
  summary: "Read a branch and the commit it is at",
  documentation: "/rest/branches/branches#get-a-branch",
  accepts: ANYONE,
  requires: READ,
  responses: { 200: branchSchema },
  multiSegment: ["branch"],
  example: { params: { branch: "main" } },
  handler: async ({ repository, params: { branch: name } }) => {
    if (branchProblem(name)) throw branchNotFound();
    const { commit, people } = await refusingGit(() => readCommitWithPeople(repository.id, `refs/heads/${name}`), {
      "not-found": branchNotFound,
      "empty-repository": branchNotFound,
    });
    const protection = await findProtection(repository.id, name);
    const branch = { name, commit: representCommit(commit, { repository, people }) };
    return ok(representBranch(branch, { repository, protection }));
  },
});
