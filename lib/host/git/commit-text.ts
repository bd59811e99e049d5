import type { Commit } from "./commit.ts";
import { EMPTY_TREE_SHA, requireFullSha } from "./rules.ts";
import { runGit } from "./run-git.ts";

const TIMEOUT_MS = 30_000;
const TEXT_BYTES_MAX = 25 * 1024 * 1024;

/** What a commit changes against its first parent: as `git diff` shows it, or as a patch to be applied by `git am`,
 *  which a merge has none of. @throws GitError `too-large`, `timeout`, `failed` */
export async function commitText(
  repositoryId: number,
  { commit, as }: { commit: Pick<Commit, "sha" | "parents">; as: "diff" | "patch" },
): Promise<Buffer> {
  requireFullSha(commit.sha);
  const shown = ["-M", "-p", "--no-color", "--no-ext-diff", "--no-textconv"];
  const args =
    as === "diff"
      ? ["diff-tree", "-r", ...shown, commit.parents[0] ?? EMPTY_TREE_SHA, commit.sha, "--"]
      : ["format-patch", "--stdout", "--root", "-1", ...shown, "--stat", commit.sha, "--"];
  const { stdout } = await runGit(repositoryId, { args, timeoutMs: TIMEOUT_MS, maxOutputBytes: TEXT_BYTES_MAX });
  return stdout;
}
