import { runGit } from "./run-git.ts";

export type Branch = { name: string; sha: string };
/** `sha` is the commit (or other object) that the tag leads to; `tagSha` the annotated tag's own object. */
export type Tag = { name: string; sha: string; tagSha: string | null };
/** A ref as it stands, annotated tags not followed. */
export type Ref = { ref: string; sha: string; type: "commit" | "tree" | "blob" | "tag" };

/** All branches by name. */
export async function listBranches(repositoryId: number): Promise<Branch[]> {
  const lines = await forEachRef(repositoryId, "%(objectname) %(refname:lstrip=2)", ["refs/heads/"]);
  return lines.map((line) => ({ sha: line.slice(0, 40), name: line.slice(41) }));
}

/** All tags, the latest version first: numbers in names count as numbers. */
export async function listTags(repositoryId: number): Promise<Tag[]> {
  const format = "%(objectname) %(*objectname) %(refname:lstrip=2)";
  const lines = await forEachRef(repositoryId, format, ["--sort=-version:refname", "refs/tags/"]);
  return lines.map((line) => {
    const [sha = "", peeled = "", ...name] = line.split(" ");
    return { name: name.join(" "), sha: peeled || sha, tagSha: peeled ? sha : null };
  });
}

/** All refs whose full name starts with `prefix`, like "refs/heads/feature". The prefix is compared here and not given
 *  to git, which would take it for a pattern. */
export async function listRefs(repositoryId: number, prefix = "refs/"): Promise<Ref[]> {
  const lines = await forEachRef(repositoryId, "%(objectname) %(objecttype) %(refname)", []);
  const refs = lines.map((line) => {
    const [sha = "", type = "", ref = ""] = line.split(" ");
    return { ref, sha, type: type as Ref["type"] };
  });
  return refs.filter(({ ref }) => ref.startsWith(prefix));
}

async function forEachRef(repositoryId: number, format: string, args: readonly string[]): Promise<string[]> {
  const { stdout } = await runGit(repositoryId, { args: ["for-each-ref", `--format=${format}`, ...args] });
  const lines = stdout.toString("utf8").split("\n");
  return lines.filter((line) => line !== "");
}
