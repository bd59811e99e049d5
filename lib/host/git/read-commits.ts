import { type Commit, parseCommit } from "./commit.ts";
import { GitError } from "./errors.ts";
import { withObjects } from "./objects.ts";
import { requireCommitSha } from "./resolve-ref.ts";
import { requireFullSha, requireValidPath } from "./rules.ts";
import { runGit } from "./run-git.ts";

const MAX_COMMIT_BYTES = 4 * 1024 * 1024;

/** One commit, by any name that leads to it. @throws GitError `not-found`, `empty-repository` */
export async function getCommit(repositoryId: number, ref: string): Promise<Commit> {
  const [commit] = await readCommits(repositoryId, [await requireCommitSha(repositoryId, ref)]);
  if (!commit) throw new GitError({ kind: "not-found", what: "ref", name: ref });
  return commit;
}

/** The commits with these full object names, in this order. @throws GitError `not-found` for one that is no commit */
function readCommits(repositoryId: number, shas: readonly string[]): Promise<Commit[]> {
  for (const sha of shas) requireFullSha(sha);
  if (shas.length === 0) return Promise.resolve([]);
  return withObjects(repositoryId, async (read) => {
    const commits: Commit[] = [];
    for (const sha of shas) {
      const object = await read(sha, MAX_COMMIT_BYTES);
      if (object?.type !== "commit") throw new GitError({ kind: "not-found", what: "object", name: sha });
      commits.push(parseCommit(sha, object.content));
    }
    return commits;
  });
}

/** Which commits to list. `exclude` leaves out what is reachable from these full object names. `authors` are e-mail
 *  addresses or names, any of which may occur in the author line. */
export type CommitFilter = {
  ref: string;
  path?: string;
  exclude?: readonly string[];
  authors?: readonly string[];
  since?: Date;
  until?: Date;
};

/** Commits reachable from a ref, the newest first; pages count from 1, after those that `skip` passes over. @throws GitError `not-found`, `empty-repository`,
 *  `invalid` */
export async function listCommits(
  repositoryId: number,
  { page, perPage, skip = 0, ...filter }: CommitFilter & { page: number; perPage: number; skip?: number },
): Promise<{ commits: Commit[]; hasMore: boolean }> {
  const range = [`--skip=${skip + (page - 1) * perPage}`, `--max-count=${perPage + 1}`];
  const stdout = await revList(repositoryId, filter, range);
  const shas = stdout.split("\n").filter((line) => line !== "");
  return { commits: await readCommits(repositoryId, shas.slice(0, perPage)), hasMore: shas.length > perPage };
}

/** How many commits `listCommits` would list in all. @throws GitError as `listCommits` */
export async function countCommits(repositoryId: number, filter: CommitFilter): Promise<number> {
  return Number(await revList(repositoryId, filter, ["--count"]));
}

async function revList(repositoryId: number, filter: CommitFilter, options: readonly string[]): Promise<string> {
  if (filter.path) requireValidPath(filter.path);
  for (const sha of filter.exclude ?? []) requireFullSha(sha, "exclude");
  for (const author of filter.authors ?? []) requireAuthor(author);
  const sha = await requireCommitSha(repositoryId, filter.ref);
  const { stdout } = await runGit(repositoryId, {
    args: [
      "rev-list",
      ...options,
      "--fixed-strings",
      "--regexp-ignore-case",
      ...(filter.authors ?? []).map((author) => `--author=${author}`),
      ...(filter.since ? [`--max-age=${epochSeconds(filter.since)}`] : []),
      ...(filter.until ? [`--min-age=${epochSeconds(filter.until)}`] : []),
      sha,
      ...(filter.exclude ?? []).map((excluded) => `^${excluded}`),
      "--",
      ...(filter.path ? [filter.path] : []),
    ],
  });
  return stdout.toString().trim();
}

/** Git takes each line for a pattern of its own, and an empty one fits everybody. */
function requireAuthor(author: string): void {
  if (author !== "" && !/[\n\0]/.test(author)) return;
  throw new GitError({ kind: "invalid", field: "authors", problem: "must be names or addresses on one line" });
}

function epochSeconds(at: Date): number {
  return Math.max(0, Math.floor(at.getTime() / 1000));
}
