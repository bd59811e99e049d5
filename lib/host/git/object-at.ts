import { GitError } from "./errors.ts";
import { type ObjectInfo, withObjectInfo } from "./objects.ts";
import { missingRef, resolveWith } from "./resolve-ref.ts";
import { requireValidPath } from "./rules.ts";
import { runGit } from "./run-git.ts";

/** What lies at a path of a commit or tree, the root for the empty path; `rootSha` is the commit (or tree) that `ref`
 *  leads to. A submodule lies in another repository and counts as not found.
 *  @throws GitError `not-found` (ref or path), `empty-repository`, `invalid` */
export async function requireObjectAt(
  repositoryId: number,
  { ref, path }: { ref: string; path: string },
): Promise<ObjectInfo & { rootSha: string }> {
  if (path !== "") requireValidPath(path);
  const { root, info } = await withObjectInfo(repositoryId, async (find) => {
    const found = await resolveWith(find, ref);
    return { root: found, info: found && !path.includes("\n") ? await find(`${found.sha}:${path}`) : null };
  });
  if (!root || root.type === "blob") throw await missingRef(repositoryId, ref);
  const entry = info ?? (path.includes("\n") ? await findByArgument(repositoryId, `${root.sha}:${path}`) : null);
  if (!entry) throw new GitError({ kind: "not-found", what: "path", name: path });
  return { ...entry, rootSha: root.sha };
}

/** A conversation goes line by line, so a path with a line feed travels as an argument. */
async function findByArgument(repositoryId: number, name: string): Promise<ObjectInfo | null> {
  const { code, stdout } = await runGit(repositoryId, {
    args: ["rev-parse", "--verify", "--quiet", name],
    answers: [1],
  });
  return code === 0 ? withObjectInfo(repositoryId, (find) => find(stdout.toString().trim())) : null;
}
