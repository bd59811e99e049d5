import { z } from "zod";
import { created, inFormat, ok } from "@/lib/api/answer.ts";
import { notFound, Refusal } from "@/lib/api/errors.ts";
import { mediaFormat } from "@/lib/api/media-type.ts";
import { ACTORS, ANYONE, operation, type RepositorySubject } from "@/lib/api/operation.ts";
import { FILE_BODY_BYTES } from "@/lib/api/request-body.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { requireActor } from "../../acting.ts";
import type { TreeEntry } from "../../git/tree.ts";
import { refusingGit } from "../../refusing-git.ts";
import { requireWorkflowsPermission, touchesWorkflows, WRITE_CONTENTS } from "../../workflows-permission.ts";
import { deleteFile, type FileChanged, putFile } from "../change-file.ts";
import { type Content, findReadme, readContent, readWhole } from "../queries.ts";
import {
  type ContentType,
  directorySchema,
  fileCommitSchema,
  fileSchema,
  type Place,
  representEntry,
  representFile,
  representFileCommit,
  submoduleSchema,
  symlinkSchema,
} from "../represent.ts";
import { deleteFileInput, putFileInput } from "../schemas.ts";

const READ: Requirement = { anyOf: [{ contents: "read" }], public: true };
const refQuery = z.object({ ref: z.string().optional() });
const contentSchema = z.union([fileSchema, directorySchema, symlinkSchema, submoduleSchema]);

/** Since this version a directory's submodules are told apart from its files. Source: wire facts §1.16. */
const SUBMODULES_TOLD_APART = "2026-03-10";

const emptyRepository = () => new Refusal(404, "This repository is empty.");

/** What went missing, in the wire format's words: the ref, or the path. */
const missing = (ref: string) => ({
  "not-found": ({ what }: { what: string }) =>
    what === "ref" ? new Refusal(404, `No commit found for the ref ${ref}`) : notFound(),
  "empty-repository": emptyRepository,
  invalid: () => notFound(),
});

type Asked = { repository: RepositorySubject; path: string; ref: string; headers: Headers; version: string };

async function answerContent({ repository, path, ref, headers, version }: Asked) {
  const content = await refusingGit(() => readContent(repository.id, { ref, path }), missing(ref));
  if (content.kind === "file" && mediaFormat(headers) === "raw") return answerRaw(repository, content);
  const tellsApart = version === SUBMODULES_TOLD_APART;
  return ok(representContent(content, { place: { repository, ref }, tellsApart }));
}

/** A file as it is, which Probot's `context.config` and octokit.rb ask for. */
const answerRaw = async ({ id }: RepositorySubject, file: Extract<Content, { kind: "file" }>) =>
  inFormat("raw", await refusingGit(() => readWhole(id, file)));

function representContent(content: Content, { place, tellsApart }: { place: Place; tellsApart: boolean }) {
  switch (content.kind) {
    case "directory":
      return content.entries.map((entry) => representEntry({ ...entry, type: typeOf(entry, tellsApart) }, place));
    case "file":
      return representFile(content, place);
    case "symlink":
      return { ...representEntry({ ...content, type: "symlink" }, place), target: content.target };
    case "submodule":
      return { ...representEntry({ ...content, type: "submodule", size: 0 }, place), submodule_git_url: null };
  }
}

function typeOf({ type, mode }: TreeEntry, tellsApart: boolean): ContentType {
  if (type === "tree") return "dir";
  if (type === "commit") return tellsApart ? "submodule" : "file";
  return mode === "120000" ? "symlink" : "file";
}

export const getContent = operation({
  id: "repos/get-content",
  method: "GET",
  path: "/repos/{owner}/{repo}/contents/{path}",
  summary: "Read a file or list a directory",
  documentation: "/rest/repos/contents#get-repository-content",
  accepts: ANYONE,
  requires: READ,
  query: refQuery,
  responses: { 200: contentSchema },
  multiSegment: ["path"],
  example: { params: { path: "README.md" } },
  handler: ({ repository, params, query, headers, version }) => {
    const ref = query.ref || repository.defaultBranch;
    // PyGithub puts a slash of its own before a path that starts with one.
    const path = params.path.replace(/^\/+|\/$/g, "");
    return answerContent({ repository, path, ref, headers, version });
  },
});

export const getRootContent = operation({
  id: "repos/get-root-content",
  method: "GET",
  path: "/repos/{owner}/{repo}/contents",
  summary: "List the directory at the top",
  documentation: "/rest/repos/contents#get-repository-content",
  accepts: ANYONE,
  requires: READ,
  query: refQuery,
  responses: { 200: contentSchema },
  handler: ({ repository, query, headers, version }) =>
    answerContent({ repository, path: "", ref: query.ref || repository.defaultBranch, headers, version }),
});

export const getReadme = operation({
  id: "repos/get-readme",
  method: "GET",
  path: "/repos/{owner}/{repo}/readme",
  summary: "Read the README",
  documentation: "/rest/repos/contents#get-a-repository-readme",
  accepts: ANYONE,
  requires: READ,
  query: refQuery,
  responses: { 200: fileSchema },
  handler: async ({ repository, query, headers }) => {
    const ref = query.ref || repository.defaultBranch;
    const content = await refusingGit(async () => {
      const readme = await findReadme(repository.id, { ref });
      if (!readme) throw notFound();
      return readContent(repository.id, { ref, path: readme.path });
    }, missing(ref));
    if (content.kind !== "file") throw notFound();
    if (mediaFormat(headers) === "raw") return answerRaw(repository, content);
    return ok(representFile(content, { repository, ref }));
  },
});

function representChange(
  { commit, branch, blobSha }: FileChanged,
  { repository, path, size }: { repository: RepositorySubject; path: string; size: number },
) {
  const place = { repository, ref: branch };
  const content = blobSha === null ? null : representEntry({ type: "file", path, sha: blobSha, size }, place);
  return representFileCommit(content, { commit, repository });
}

export const putContent = operation({
  id: "repos/create-or-update-file-contents",
  method: "PUT",
  path: "/repos/{owner}/{repo}/contents/{path}",
  summary: "Create or change a file",
  documentation: "/rest/repos/contents#create-or-update-file-contents",
  accepts: ACTORS,
  requires: WRITE_CONTENTS,
  resource: "Commit",
  body: putFileInput,
  bodyLimitBytes: FILE_BODY_BYTES,
  responses: { 200: fileCommitSchema, 201: fileCommitSchema },
  multiSegment: ["path"],
  example: { params: { path: "notes.md" }, body: { message: "Add notes", content: "SGVsbG8K" } },
  handler: async ({ grant, repository, params: { path }, body }) => {
    if (touchesWorkflows([path])) await requireWorkflowsPermission(grant, repository);
    const changed = await putFile({ actor: requireActor(grant), repository, path, input: body });
    const json = representChange(changed, { repository, path, size: body.content.length });
    return changed.created ? created(json) : ok(json);
  },
});

export const deleteContent = operation({
  id: "repos/delete-file",
  method: "DELETE",
  path: "/repos/{owner}/{repo}/contents/{path}",
  summary: "Delete a file",
  documentation: "/rest/repos/contents#delete-a-file",
  accepts: ACTORS,
  requires: WRITE_CONTENTS,
  resource: "Commit",
  body: deleteFileInput,
  responses: { 200: fileCommitSchema },
  multiSegment: ["path"],
  handler: async ({ grant, repository, params: { path }, body }) => {
    if (touchesWorkflows([path])) await requireWorkflowsPermission(grant, repository);
    const changed = await deleteFile({ actor: requireActor(grant), repository, path, input: body });
    return ok(representChange(changed, { repository, path, size: 0 }));
  },
});
