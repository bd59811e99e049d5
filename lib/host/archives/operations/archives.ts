import { notFound } from "@/lib/api/errors.ts";
import { ANYONE, operation, type RepositorySubject } from "@/lib/api/operation.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import type { ArchiveFormat } from "../../git/archive.ts";
import { refusingGit } from "../../refusing-git.ts";
import { archiveUrl } from "../archive.ts";

const READ: Requirement = { anyOf: [{ contents: "read" }], public: true };

type Asked = { repository: RepositorySubject; ref: string; format: ArchiveFormat };

/** Leads to the archive of a ref, the default branch where none is named. A ref that is none, and a repository without commits, is 404. */
async function leadToArchive({ repository, ref, format }: Asked) {
  const asked = { ref: ref || repository.defaultBranch, format };
  const words = { "empty-repository": () => notFound(), invalid: () => notFound() };
  const location = await refusingGit(() => archiveUrl(repository, asked), words);
  return { status: 302, headers: { location } };
}

export const downloadTarball = operation({
  id: "repos/download-tarball-archive",
  method: "GET",
  path: "/repos/{owner}/{repo}/tarball/{ref}",
  summary: "Download a repository as a tar archive",
  documentation: "/rest/repos/contents#download-a-repository-archive-tar",
  accepts: ANYONE,
  requires: READ,
  responses: { 302: null },
  multiSegment: ["ref"],
  example: { params: { ref: "main" } },
  handler: ({ repository, params: { ref } }) => leadToArchive({ repository, ref, format: "tar.gz" }),
});

export const downloadDefaultTarball = operation({
  id: "repos/download-default-tarball-archive",
  method: "GET",
  path: "/repos/{owner}/{repo}/tarball",
  summary: "Download the default branch as a tar archive",
  documentation: "/rest/repos/contents#download-a-repository-archive-tar",
  accepts: ANYONE,
  requires: READ,
  responses: { 302: null },
  handler: ({ repository }) => leadToArchive({ repository, ref: "", format: "tar.gz" }),
});

export const downloadZipball = operation({
  id: "repos/download-zipball-archive",
  method: "GET",
  path: "/repos/{owner}/{repo}/zipball/{ref}",
  summary: "Download a repository as a zip archive",
  documentation: "/rest/repos/contents#download-a-repository-archive-zip",
  accepts: ANYONE,
  requires: READ,
  responses: { 302: null },
  multiSegment: ["ref"],
  example: { params: { ref: "main" } },
  handler: ({ repository, params: { ref } }) => leadToArchive({ repository, ref, format: "zip" }),
});

export const downloadDefaultZipball = operation({
  id: "repos/download-default-zipball-archive",
  method: "GET",
  path: "/repos/{owner}/{repo}/zipball",
  summary: "Download the default branch as a zip archive",
  documentation: "/rest/repos/contents#download-a-repository-archive-zip",
  accepts: ANYONE,
  requires: READ,
  responses: { 302: null },
  handler: ({ repository }) => leadToArchive({ repository, ref: "", format: "zip" }),
});
