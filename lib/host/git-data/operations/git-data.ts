import { z } from "zod";
import { created, inFormat, ok } from "@/lib/api/answer.ts";
import { conflict, notFound } from "@/lib/api/errors.ts";
import { mediaFormat } from "@/lib/api/media-type.ts";
import { ACTORS, ANYONE, operation } from "@/lib/api/operation.ts";
import { FILE_BODY_BYTES } from "@/lib/api/request-body.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { requireActor } from "../../acting.ts";
import { gitCommitSchema, representGitCommit } from "../../commits/represent.ts";
import { GitError } from "../../git/errors.ts";
import { readBlobBySha } from "../../git/read-blob.ts";
import { getCommit } from "../../git/read-commits.ts";
import { readTag } from "../../git/read-tag.ts";
import { isFullSha } from "../../git/rules.ts";
import { listTree } from "../../git/tree.ts";
import { refusingGit } from "../../refusing-git.ts";
import {
  blobSchema,
  gitTagSchema,
  representBlob,
  representGitTag,
  representShortBlob,
  representTree,
  shortBlobSchema,
  treeSchema,
} from "../represent.ts";
import { blobInput, commitInput, tagInput, treeInput } from "../schemas.ts";
import { createBlob, createCommit, createTag, createTree } from "../write.ts";

const READ: Requirement = { anyOf: [{ contents: "read" }], public: true };
const WRITE: Requirement = { anyOf: [{ contents: "write" }], role: "push" };

/** What is answered in one piece; a clone has the rest. */
const BLOB_BYTES_MAX = 40 * 1024 * 1024;

/** A name that is none, or that nothing has, is a place where nothing is. */
const MISSING = { invalid: () => notFound(), "empty-repository": () => conflict("Git Repository is empty.") };

export const getBlob = operation({
  id: "git/get-blob",
  method: "GET",
  path: "/repos/{owner}/{repo}/git/blobs/{file_sha}",
  summary: "Read a blob",
  documentation: "/rest/git/blobs#get-a-blob",
  accepts: ANYONE,
  requires: READ,
  responses: { 200: blobSchema },
  handler: async ({ repository, params, headers }) => {
    const blob = await refusingGit(async () => {
      const found = await readBlobBySha(repository.id, { sha: params.file_sha, maxBytes: BLOB_BYTES_MAX });
      if (found.truncated) throw new GitError({ kind: "too-large", limitBytes: BLOB_BYTES_MAX });
      return found;
    }, MISSING);
    return mediaFormat(headers) === "raw" ? inFormat("raw", blob.content) : ok(representBlob(blob, repository));
  },
});

export const createBlobOperation = operation({
  id: "git/create-blob",
  method: "POST",
  path: "/repos/{owner}/{repo}/git/blobs",
  summary: "Store a blob",
  documentation: "/rest/git/blobs#create-a-blob",
  accepts: ACTORS,
  requires: WRITE,
  resource: "Blob",
  body: blobInput,
  bodyLimitBytes: FILE_BODY_BYTES,
  responses: { 201: shortBlobSchema },
  example: { body: { content: "Hello\n", encoding: "utf-8" } },
  handler: async ({ grant, repository, body }) => {
    const json = representShortBlob(await createBlob({ actor: requireActor(grant), repository, ...body }), repository);
    return created(json, json.url);
  },
});

export const getTree = operation({
  id: "git/get-tree",
  method: "GET",
  path: "/repos/{owner}/{repo}/git/trees/{tree_sha}",
  summary: "List a tree",
  documentation: "/rest/git/trees#get-a-tree",
  accepts: ANYONE,
  requires: READ,
  multiSegment: ["tree_sha"],
  /** Whatever it says: being there is enough. */
  query: z.object({ recursive: z.string().optional() }),
  responses: { 200: treeSchema },
  example: { params: { tree_sha: "main" } },
  handler: async ({ repository, params, query }) => {
    const recursive = query.recursive !== undefined;
    const listing = await refusingGit(() => listTree(repository.id, { ref: params.tree_sha, recursive }), MISSING);
    return ok(representTree({ ...listing, sha: listing.treeSha }, repository));
  },
});

export const createTreeOperation = operation({
  id: "git/create-tree",
  method: "POST",
  path: "/repos/{owner}/{repo}/git/trees",
  summary: "Store a tree, or changes to one",
  documentation: "/rest/git/trees#create-a-tree",
  accepts: ACTORS,
  requires: WRITE,
  resource: "Tree",
  body: treeInput,
  bodyLimitBytes: FILE_BODY_BYTES,
  responses: { 201: treeSchema },
  example: { body: { tree: [{ path: "notes.md", mode: "100644", type: "blob", content: "Notes\n" }] } },
  handler: async ({ grant, repository, body }) => {
    const listing = await createTree({ actor: requireActor(grant), repository, input: body });
    const json = representTree({ ...listing, sha: listing.treeSha }, repository);
    return created(json, json.url);
  },
});

export const getGitCommit = operation({
  id: "git/get-commit",
  method: "GET",
  path: "/repos/{owner}/{repo}/git/commits/{commit_sha}",
  summary: "Read a commit object",
  documentation: "/rest/git/commits#get-a-commit-object",
  accepts: ANYONE,
  requires: READ,
  responses: { 200: gitCommitSchema },
  handler: async ({ repository, params: { commit_sha: sha } }) => {
    if (!isFullSha(sha)) throw notFound();
    const commit = await refusingGit(() => getCommit(repository.id, sha), MISSING);
    if (commit.sha !== sha) throw notFound();
    return ok(representGitCommit(commit, repository));
  },
});

export const createCommitOperation = operation({
  id: "git/create-commit",
  method: "POST",
  path: "/repos/{owner}/{repo}/git/commits",
  summary: "Store a commit",
  documentation: "/rest/git/commits#create-a-commit",
  accepts: ACTORS,
  requires: WRITE,
  resource: "Commit",
  body: commitInput,
  responses: { 201: gitCommitSchema },
  handler: async ({ grant, repository, body }) => {
    const commit = await createCommit({ actor: requireActor(grant), repository, input: body });
    const json = representGitCommit(commit, repository);
    return created(json, json.url);
  },
});

export const getTag = operation({
  id: "git/get-tag",
  method: "GET",
  path: "/repos/{owner}/{repo}/git/tags/{tag_sha}",
  summary: "Read an annotated tag",
  documentation: "/rest/git/tags#get-a-tag",
  accepts: ANYONE,
  requires: READ,
  responses: { 200: gitTagSchema },
  handler: async ({ repository, params }) =>
    ok(representGitTag(await refusingGit(() => readTag(repository.id, params.tag_sha), MISSING), repository)),
});

export const createTagOperation = operation({
  id: "git/create-tag",
  method: "POST",
  path: "/repos/{owner}/{repo}/git/tags",
  summary: "Store an annotated tag",
  documentation: "/rest/git/tags#create-a-tag-object",
  accepts: ACTORS,
  requires: WRITE,
  resource: "Tag",
  body: tagInput,
  responses: { 201: gitTagSchema },
  handler: async ({ grant, repository, body }) => {
    const tag = await createTag({ actor: requireActor(grant), repository, input: body });
    const json = representGitTag(tag, repository);
    return created(json, json.url);
  },
});
