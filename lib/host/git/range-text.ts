import { requireFullSha } from "./rules.ts";
import { runGit } from "./run-git.ts";

const TIMEOUT_MS = 30_000;
const TEXT_BYTES_MAX = 25 * 1024 * 1024;

/** What lies between two commits (full object names): as `git diff` shows it, or a patch for each commit that `head` has
 *  beyond `base`, to be applied by `git am`. @throws GitError `too-large`, `timeout`, `failed` */
export async function rangeText(
  repositoryId: number,
  { base, head, as }: { base: string; head: string; as: "diff" | "patch" },
): Promise<Buffer> {
  requireFullSha(base, "base");
  requireFullSha(head, "head");
  const shown = ["-M", "-p", "--no-color", "--no-ext-diff", "--no-textconv"];
  const args =
    as === "diff"
      ? ["diff-tree", "-r", ...shown, base, head, "--"]
      : ["format-patch", "--stdout", ...shown, "--stat", `${base}..${head}`, "--"];
  const { stdout } = await runGit(repositoryId, { args, timeoutMs: TIMEOUT_MS, maxOutputBytes: TEXT_BYTES_MAX });
  return stdout;
}
