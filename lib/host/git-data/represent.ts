import { z } from "zod";
import { nodeId } from "@/lib/platform/ids.ts";
import { base64Lines, type RepositoryName, representPerson } from "../commits/represent.ts";
import type { Tag } from "../git/list-refs.ts";
import type { Blob } from "../git/read-blob.ts";
import type { AnnotatedTag } from "../git/read-tag.ts";
import type { TreeEntry } from "../git/tree.ts";
import { encodePath, repositoryApiUrl } from "../repositories/urls.ts";

const objectUrl = (repository: RepositoryName, kind: "blobs" | "trees" | "commits" | "tags", sha: string): string =>
  repositoryApiUrl(repository, `/git/${kind}/${sha}`);

/** Source of the keys: the official schema `short-blob`. */
export const shortBlobSchema = z.object({ url: z.string(), sha: z.string() }).meta({ id: "short-blob" });
export const representShortBlob = (sha: string, repository: RepositoryName): z.infer<typeof shortBlobSchema> => ({
  url: objectUrl(repository, "blobs", sha),
  sha,
});

/** Source of the keys: the official schema `blob`. */
export const blobSchema = z
  .object({
    sha: z.string(),
    node_id: z.string(),
    size: z.int(),
    url: z.string(),
    content: z.string(),
    encoding: z.string(),
  })
  .meta({ id: "blob" });

export const representBlob = (
  { sha, size, content }: Blob,
  repository: RepositoryName,
): z.infer<typeof blobSchema> => ({
  sha,
  node_id: nodeId("Blob", `${repository.id}:${sha}`),
  size,
  url: objectUrl(repository, "blobs", sha),
  content: base64Lines(content),
  encoding: "base64",
});

/** Source of the keys: the official schema `git-tree`. */
export const treeSchema = z
  .object({
    sha: z.string(),
    url: z.string(),
    tree: z.array(
      z.object({
        path: z.string(),
        mode: z.string(),
        type: z.enum(["blob", "tree", "commit"]),
        sha: z.string(),
        size: z.int().optional(),
        url: z.string().optional(),
      }),
    ),
    truncated: z.boolean(),
  })
  .meta({ id: "git-tree" });

export function representTree(
  { sha, entries, truncated }: { sha: string; entries: readonly TreeEntry[]; truncated: boolean },
  repository: RepositoryName,
): z.infer<typeof treeSchema> {
  return {
    sha,
    url: objectUrl(repository, "trees", sha),
    tree: entries.map(({ path, mode, type, sha: entry, size }) => ({
      path,
      mode,
      type,
      sha: entry,
      ...(size !== null && { size }),
      // A submodule's commit lies in another repository.
      ...(type !== "commit" && { url: objectUrl(repository, type === "tree" ? "trees" : "blobs", entry) }),
    })),
    truncated,
  };
}

/** Source of the keys: the official schema `git-tag`. */
export const gitTagSchema = z
  .object({
    node_id: z.string(),
    tag: z.string(),
    sha: z.string(),
    url: z.string(),
    message: z.string(),
    tagger: z.object({ name: z.string(), email: z.string(), date: z.string() }),
    object: z.object({ sha: z.string(), type: z.string(), url: z.string() }),
    verification: z.object({
      verified: z.boolean(),
      reason: z.string(),
      signature: z.string().nullable(),
      payload: z.string().nullable(),
      verified_at: z.string().nullable(),
    }),
  })
  .meta({ id: "git-tag" });

export function representGitTag(tag: AnnotatedTag, repository: RepositoryName): z.infer<typeof gitTagSchema> {
  const kind = `${tag.objectType}s` as "commits" | "trees" | "blobs" | "tags";
  return {
    node_id: nodeId("Tag", `${repository.id}:${tag.sha}`),
    tag: tag.name,
    sha: tag.sha,
    url: objectUrl(repository, "tags", tag.sha),
    message: tag.message,
    tagger: representPerson(tag.tagger),
    object: { sha: tag.objectSha, type: tag.objectType, url: objectUrl(repository, kind, tag.objectSha) },
    verification: { verified: false, reason: "unsigned", signature: null, payload: null, verified_at: null },
  };
}

/** Source of the keys: the official schema `tag`. */
export const tagSchema = z
  .object({
    name: z.string(),
    node_id: z.string(),
    commit: z.object({ sha: z.string(), url: z.string() }),
    zipball_url: z.string(),
    tarball_url: z.string(),
  })
  .meta({ id: "tag" });

export function representTag({ name, sha }: Tag, repository: RepositoryName): z.infer<typeof tagSchema> {
  const ref = `refs/tags/${encodePath(name)}`;
  return {
    name,
    node_id: nodeId("Ref", `${repository.id}:refs/tags/${name}`),
    commit: { sha, url: repositoryApiUrl(repository, `/commits/${sha}`) },
    zipball_url: repositoryApiUrl(repository, `/zipball/${ref}`),
    tarball_url: repositoryApiUrl(repository, `/tarball/${ref}`),
  };
}
