import { requireFullSha, requireValidRef } from "./rules.ts";
import { runGit } from "./run-git.ts";

/** Has a ref of the host's own lead to a commit, wherever it led before; null takes it away. @throws GitError `invalid`,
 *  `failed` */
export async function setRef(repositoryId: number, ref: string, sha: string | null): Promise<void> {
  requireValidRef(ref);
  if (sha !== null) requireFullSha(sha);
  await runGit(repositoryId, { args: ["update-ref", ...(sha === null ? ["-d", ref] : [ref, sha])] });
}
