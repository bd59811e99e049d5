import { z } from "zod";
import { inFormat, listed } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { mediaFormat } from "@/lib/api/media-type.ts";
import { ANYONE, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import { readable } from "@/lib/authorization/visibility.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { readCommitWithPeople } from "../../commits/queries.ts";
import { commitSchema, fileSchema, representCommit, representFile } from "../../commits/represent.ts";
import { refusingGit } from "../../refusing-git.ts";
import { repositoryApiUrl, repositoryHtmlUrl } from "../../repositories/urls.ts";
import { readChanges, readChangesText } from "../changes.ts";
import { compareAcross, listBetween } from "../compare-across.ts";

/** Source: public documentation of the comparison. */
const FILES_SHOWN_MAX = 300;

/** Source of the keys: the official schema `commit-comparison`. */
const comparisonSchema = z
  .object({
    url: z.string(),
    html_url: z.string(),
    permalink_url: z.string(),
    diff_url: z.string(),
    patch_url: z.string(),
    base_commit: commitSchema,
    merge_base_commit: commitSchema,
    status: z.enum(["diverged", "ahead", "behind", "identical"]),
    ahead_by: z.int(),
    behind_by: z.int(),
    total_commits: z.int(),
    commits: z.array(commitSchema),
    files: z.array(fileSchema),
  })
  .meta({ id: "commit-comparison" });

export const compareOperation = operation({
  id: "repos/compare-commits-with-basehead",
  method: "GET",
  path: "/repos/{owner}/{repo}/compare/{basehead}",
  summary: "Compare two branches, tags or commits",
  documentation: "/rest/commits/commits#compare-two-commits",
  accepts: ANYONE,
  requires: { anyOf: [{ contents: "read" }], public: true },
  multiSegment: ["basehead"],
  query: pageQuery,
  responses: { 200: comparisonSchema },
  example: { params: { basehead: "main...main" } },
  handler: async ({ grant, repository, params, query, headers, url }) => {
    const visible = readable(grant, ["contents"]);
    const compared = await refusingGit(() => compareAcross(repository, { basehead: params.basehead, visible }));
    if (!compared?.mergeBaseSha) throw notFound();
    const { range, mergeBaseSha, ahead, behind, status } = compared;
    const format = mediaFormat(headers);
    if (format === "diff" || format === "patch")
      return inFormat(format, await refusingGit(() => readChangesText(range, format)));
    const page = pageFrom(query);
    const [base, mergeBase, { commits, people }, { files }] = await Promise.all([
      readCommitWithPeople(repository.id, range.baseSha),
      readCommitWithPeople(repository.id, mergeBaseSha),
      listBetween(range, { total: ahead, page }),
      page.page === 1 ? readChanges(range) : { files: [] },
    ]);
    const html_url = repositoryHtmlUrl(repository, `/compare/${params.basehead}`);
    const ends = `${range.baseSha.slice(0, 12)}...${range.headSha.slice(0, 12)}`;
    const body: z.infer<typeof comparisonSchema> = {
      url: repositoryApiUrl(repository, `/compare/${params.basehead}`),
      html_url,
      permalink_url: repositoryHtmlUrl(repository, `/compare/${ends}`),
      diff_url: `${html_url}.diff`,
      patch_url: `${html_url}.patch`,
      base_commit: representCommit(base.commit, { repository, people: base.people }),
      merge_base_commit: representCommit(mergeBase.commit, { repository, people: mergeBase.people }),
      status,
      ahead_by: ahead,
      behind_by: behind,
      total_commits: ahead,
      commits: commits.map((commit) => representCommit(commit, { repository, people })),
      files: files.slice(0, FILES_SHOWN_MAX).map((file) => representFile(file, { sha: range.headSha, repository })),
    };
    return listed(body, { url, page, total: ahead });
  },
});
