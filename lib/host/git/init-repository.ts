import { randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { repositoriesDirectory, repositoryPath } from "./repository-path.ts";
import { requireValidBranch } from "./rules.ts";
import { runGit } from "./run-git.ts";

/** Creates an empty bare repository whose HEAD names `defaultBranch`. What stands in its place already can only be left
 *  over from a transaction that never committed, since ids are given once: it is moved to `left-over/` and not deleted,
 *  in case a database was restored without its files. @throws GitError `invalid`, `unavailable` */
export async function initRepository(
  repositoryId: number,
  { defaultBranch }: { defaultBranch: string },
): Promise<void> {
  requireValidBranch(defaultBranch, "defaultBranch");
  const directory = repositoryPath(repositoryId);
  await moveAside(directory);
  await fs.mkdir(directory, { recursive: true });
  const args = ["init", "--quiet", "--bare", "--template=", `--initial-branch=${defaultBranch}`];
  await runGit(repositoryId, { args });
}

/** Deletes a repository's files. It is gone for every reader at once; one that is not there is no error. */
export async function deleteRepository(repositoryId: number): Promise<void> {
  const doomed = path.join(repositoriesDirectory(), "deleted", `${repositoryId}-${randomUUID()}.git`);
  if (!(await rename(repositoryPath(repositoryId), doomed))) return;
  await fs.rm(doomed, { recursive: true, force: true });
}

/** Whether the repository's files are there. */
export async function repositoryExists(repositoryId: number): Promise<boolean> {
  return fs.access(path.join(repositoryPath(repositoryId), "HEAD")).then(
    () => true,
    () => false,
  );
}

/** Makes HEAD, which clones check out, name another branch; the branch need not exist yet. */
export async function setDefaultBranch(repositoryId: number, branch: string): Promise<void> {
  requireValidBranch(branch);
  await runGit(repositoryId, { args: ["symbolic-ref", "HEAD", `refs/heads/${branch}`] });
}

async function moveAside(directory: string): Promise<void> {
  const name = `${path.basename(directory, ".git")}-${randomUUID()}.git`;
  await rename(directory, path.join(repositoriesDirectory(), "left-over", name));
}

async function rename(from: string, to: string): Promise<boolean> {
  await fs.mkdir(path.dirname(to), { recursive: true });
  try {
    await fs.rename(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}
