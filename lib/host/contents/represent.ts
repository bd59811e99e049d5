import { z } from "zod";
import { base64Lines, gitCommitSchema, type RepositoryName, representGitCommit } from "../commits/represent.ts";
import { tokenQuery } from "../download-token.ts";
import type { Commit } from "../git/commit.ts";
import { encodePath, repositoryApiUrl, repositoryHtmlUrl } from "../repositories/urls.ts";

const linksSchema = z.object({ self: z.string(), git: z.string().nullable(), html: z.string().nullable() });

/** What a file, a directory, a link and a submodule have in common. */
const entryBase = {
  size: z.int(),
  name: z.string(),
  path: z.string(),
  sha: z.string(),
  url: z.string(),
  git_url: z.string().nullable(),
  html_url: z.string().nullable(),
  download_url: z.string().nullable(),
  _links: linksSchema,
};

/** Source of the keys: the official schema `content-directory`. */
const entrySchema = z.object({ type: z.enum(["file", "dir", "symlink", "submodule"]), ...entryBase });
export const directorySchema = z.array(entrySchema).meta({ id: "content-directory" });
export type EntryJson = z.infer<typeof entrySchema>;

/** Source of the keys: the official schema `content-file`. */
export const fileSchema = z
  .object({ type: z.literal("file"), ...entryBase, encoding: z.enum(["base64", "none"]), content: z.string() })
  .meta({ id: "content-file" });
export type FileJson = z.infer<typeof fileSchema>;

/** Source of the keys: the official schema `content-symlink`. */
export const symlinkSchema = z
  .object({ type: z.literal("symlink"), ...entryBase, target: z.string() })
  .meta({ id: "content-symlink" });

/** Source of the keys: the official schema `content-submodule`. */
export const submoduleSchema = z
  .object({ type: z.literal("submodule"), ...entryBase, submodule_git_url: z.string().nullable() })
  .meta({ id: "content-submodule" });

export type Place = { repository: RepositoryName & { id: number; private: boolean }; ref: string };
export type ContentType = EntryJson["type"];

/** One thing at a path, without its content. */
export function representEntry(
  { type, path, sha, size }: { type: ContentType; path: string; sha: string; size: number | null },
  { repository, ref }: Place,
): EntryJson {
  const encoded = encodePath(path);
  const self = repositoryApiUrl(repository, `/contents/${encoded}?ref=${encodeURIComponent(ref)}`);
  const isTree = type === "dir";
  const git = type === "submodule" ? null : repositoryApiUrl(repository, `/git/${isTree ? "trees" : "blobs"}/${sha}`);
  const html = repositoryHtmlUrl(repository, `/${isTree ? "tree" : "blob"}/${encodePath(ref)}/${encoded}`);
  const token = tokenQuery(repository, { kind: "raw", place: `${ref}/${path}` });
  const download = repositoryHtmlUrl(repository, `/raw/${encodePath(ref)}/${encoded}${token}`);
  return {
    type,
    name: path.slice(path.lastIndexOf("/") + 1),
    path,
    sha,
    size: size ?? 0,
    url: self,
    html_url: html,
    git_url: git,
    download_url: isTree || type === "submodule" ? null : download,
    _links: { self, git, html },
  };
}

/** A file with its content; null content is left out as too large. */
export function representFile(
  file: { path: string; sha: string; size: number; content: Buffer | null },
  place: Place,
): FileJson {
  return {
    ...representEntry({ ...file, type: "file" }, place),
    type: "file",
    encoding: file.content === null ? "none" : "base64",
    content: file.content === null ? "" : base64Lines(file.content),
  };
}

/** Source of the keys: the official schema `file-commit`. */
export const fileCommitSchema = z
  .object({
    content: entrySchema.nullable(),
    commit: gitCommitSchema,
  })
  .meta({ id: "file-commit" });

/** What a change to one file answers; `content` is null when the file is gone. */
export function representFileCommit(
  content: EntryJson | null,
  { commit, repository }: { commit: Commit; repository: RepositoryName },
): z.infer<typeof fileCommitSchema> {
  return { content, commit: representGitCommit(commit, repository) };
}
