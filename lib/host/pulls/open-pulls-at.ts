import { z } from "zod";
import { db, type Reader } from "@/lib/platform/db.ts";
import { repositoryApiUrl } from "../repositories/urls.ts";

const repositoryColumns = { select: { id: true, name: true, owner: { select: { login: true } } } } as const;

const endSchema = z.object({
  ref: z.string(),
  sha: z.string(),
  repo: z.object({ id: z.int(), url: z.string(), name: z.string() }),
});

/** Source of the keys: the official schema `pull-request-minimal`. */
export const minimalPullSchema = z.object({
  id: z.int(),
  number: z.int(),
  url: z.string(),
  head: endSchema,
  base: endSchema,
});
export type MinimalPull = z.infer<typeof minimalPullSchema>;

/** The open pull requests within a repository that end with one of these commits: what checks on them are about. */
export async function openPullsAt(
  repositoryId: number,
  shas: readonly string[],
  reader: Reader = db,
): Promise<ReadonlyMap<string, MinimalPull[]>> {
  const pulls = await reader.pullRequest.findMany({
    // Of another repository nothing is told here: its pull requests may be for others to see.
    where: { repositoryId, headRepositoryId: repositoryId, headSha: { in: [...shas] }, issue: { state: "open" } },
    include: { issue: { select: { number: true } }, repository: repositoryColumns },
    orderBy: { id: "asc" },
  });
  const bySha = new Map<string, MinimalPull[]>();
  for (const { id, issue, repository, headRef, headSha, baseRef, baseSha } of pulls) {
    const named = { ownerLogin: repository.owner.login, name: repository.name };
    const repo = { id: repository.id, url: repositoryApiUrl(named), name: repository.name };
    const pull = {
      id,
      number: issue.number,
      url: repositoryApiUrl(named, `/pulls/${issue.number}`),
      head: { ref: headRef, sha: headSha, repo },
      base: { ref: baseRef, sha: baseSha, repo },
    };
    bySha.set(headSha, [...(bySha.get(headSha) ?? []), pull]);
  }
  return bySha;
}
