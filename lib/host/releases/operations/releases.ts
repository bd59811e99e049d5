import { z } from "zod";
import { created, listed, noContent, ok } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { idParam } from "@/lib/api/id-param.ts";
import { ACTORS, ANYONE, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { requireActor } from "../../acting.ts";
import { requireMayBring, WRITE_CONTENTS } from "../../workflows-permission.ts";
import { createRelease } from "../create-release.ts";
import { generateNotes } from "../notes.ts";
import { releaseSchema, representRelease } from "../represent.ts";
import { findLatestRelease, findReleaseByTag, listReleases, requireRelease } from "../row.ts";
import { newReleaseInput, notesInput, releaseInput } from "../schemas.ts";
import { deleteRelease, updateRelease } from "../update-release.ts";
import { READ, seesDrafts, WRITE } from "./access.ts";

const releaseParams = z.object({ release_id: idParam });

export const listReleasesOperation = operation({
  id: "repos/list-releases",
  method: "GET",
  path: "/repos/{owner}/{repo}/releases",
  summary: "List the releases of a repository; drafts for those who may push",
  documentation: "/rest/releases/releases#list-releases",
  accepts: ANYONE,
  requires: READ,
  query: pageQuery,
  responses: { 200: z.array(releaseSchema) },
  handler: async ({ grant, repository, query, url }) => {
    const page = pageFrom(query);
    const seen = { repositoryId: repository.id, seesDrafts: seesDrafts(grant, repository) };
    const { total, releases } = await listReleases(seen, page);
    return listed(
      releases.map((release) => representRelease(release, repository)),
      { url, page, total },
    );
  },
});

export const createReleaseOperation = operation({
  id: "repos/create-release",
  method: "POST",
  path: "/repos/{owner}/{repo}/releases",
  summary: "Make a release, and its tag where it does not exist",
  documentation: "/rest/releases/releases#create-a-release",
  accepts: ACTORS,
  requires: WRITE_CONTENTS,
  resource: "Release",
  body: newReleaseInput,
  responses: { 201: releaseSchema },
  example: { body: { tag_name: "v1.0.0", name: "First", body: "All of it", generate_release_notes: true } },
  handler: async ({ grant, repository, body }) => {
    await requireMayBring(grant, repository, body.target_commitish || repository.defaultBranch);
    const release = await createRelease({ actor: requireActor(grant), repository, input: body });
    const json = representRelease(release, repository);
    return created(json, json.url);
  },
});

export const generateReleaseNotes = operation({
  id: "repos/generate-release-notes",
  method: "POST",
  path: "/repos/{owner}/{repo}/releases/generate-notes",
  summary: "Make a title and a text for a release of what changed since the last one; nothing is stored",
  documentation: "/rest/releases/releases#generate-release-notes-content-for-a-release",
  accepts: ACTORS,
  requires: WRITE,
  resource: "Release",
  body: notesInput,
  responses: { 200: z.object({ name: z.string(), body: z.string() }) },
  example: { body: { tag_name: "v2.0.0" } },
  handler: async ({ repository, body }) => ok(await generateNotes(repository, body)),
});

export const getLatestRelease = operation({
  id: "repos/get-latest-release",
  method: "GET",
  path: "/repos/{owner}/{repo}/releases/latest",
  summary: "Read the latest release that is neither a draft nor a pre-release",
  documentation: "/rest/releases/releases#get-the-latest-release",
  accepts: ANYONE,
  requires: READ,
  responses: { 200: releaseSchema },
  handler: async ({ repository }) => {
    const release = await findLatestRelease(repository.id);
    if (!release) throw notFound();
    return ok(representRelease(release, repository));
  },
});

export const getReleaseByTag = operation({
  id: "repos/get-release-by-tag",
  method: "GET",
  path: "/repos/{owner}/{repo}/releases/tags/{tag}",
  summary: "Read the published release of a tag",
  documentation: "/rest/releases/releases#get-a-release-by-tag-name",
  accepts: ANYONE,
  requires: READ,
  multiSegment: ["tag"],
  responses: { 200: releaseSchema },
  handler: async ({ repository, params }) => {
    const release = await findReleaseByTag(repository.id, params.tag);
    if (!release) throw notFound();
    return ok(representRelease(release, repository));
  },
});

export const getRelease = operation({
  id: "repos/get-release",
  method: "GET",
  path: "/repos/{owner}/{repo}/releases/{release_id}",
  summary: "Read a release",
  documentation: "/rest/releases/releases#get-a-release",
  accepts: ANYONE,
  requires: READ,
  params: releaseParams,
  responses: { 200: releaseSchema },
  handler: async ({ grant, repository, params }) => {
    const which = { repositoryId: repository.id, id: params.release_id, seesDrafts: seesDrafts(grant, repository) };
    return ok(representRelease(await requireRelease(which), repository));
  },
});

export const updateReleaseOperation = operation({
  id: "repos/update-release",
  method: "PATCH",
  path: "/repos/{owner}/{repo}/releases/{release_id}",
  summary: "Change a release, publish a draft, or take a release back into one",
  documentation: "/rest/releases/releases#update-a-release",
  accepts: ACTORS,
  requires: WRITE_CONTENTS,
  params: releaseParams,
  resource: "Release",
  body: releaseInput,
  responses: { 200: releaseSchema },
  example: { params: { release_id: 1 }, body: { body: "More of it" } },
  handler: async ({ grant, repository, params, body }) => {
    const id = params.release_id;
    const held = await requireRelease({ repositoryId: repository.id, id, seesDrafts: true });
    await requireMayBring(grant, repository, body.target_commitish || held.targetCommitish);
    const release = await updateRelease({ actor: requireActor(grant), repository, id, input: body });
    return ok(representRelease(release, repository));
  },
});

export const deleteReleaseOperation = operation({
  id: "repos/delete-release",
  method: "DELETE",
  path: "/repos/{owner}/{repo}/releases/{release_id}",
  summary: "Delete a release; its tag stays",
  documentation: "/rest/releases/releases#delete-a-release",
  accepts: ACTORS,
  requires: WRITE,
  params: releaseParams,
  responses: { 204: null },
  example: { params: { release_id: 1 } },
  handler: async ({ grant, repository, params }) => {
    await deleteRelease({ actor: requireActor(grant), repository, id: params.release_id });
    return noContent();
  },
});
