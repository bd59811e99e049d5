import { z } from "zod";
import { created, listed, noContent, ok } from "@/lib/api/answer.ts";
import { idParam } from "@/lib/api/id-param.ts";
import { ACTORS, ANYONE, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { requireActor } from "../../acting.ts";
import { openAssetFile } from "../asset-files.ts";
import { deleteAsset, updateAsset, uploadAsset } from "../change-assets.ts";
import { assetSchema, representAsset } from "../represent.ts";
import { listAssets, requireAsset, requireRelease } from "../row.ts";
import { assetInput } from "../schemas.ts";
import { READ, seesDrafts, WRITE } from "./access.ts";

const releaseParams = z.object({ release_id: idParam });
const assetParams = z.object({ asset_id: idParam });
const BYTES = "application/octet-stream";

export const listReleaseAssets = operation({
  id: "repos/list-release-assets",
  method: "GET",
  path: "/repos/{owner}/{repo}/releases/{release_id}/assets",
  summary: "List the files of a release",
  documentation: "/rest/releases/assets#list-release-assets",
  accepts: ANYONE,
  requires: READ,
  params: releaseParams,
  query: pageQuery,
  responses: { 200: z.array(assetSchema) },
  handler: async ({ grant, repository, params, query, url }) => {
    const page = pageFrom(query);
    const which = { repositoryId: repository.id, id: params.release_id, seesDrafts: seesDrafts(grant, repository) };
    const release = await requireRelease(which);
    const { total, assets } = await listAssets(release.id, page);
    return listed(
      assets.map((asset) => representAsset(asset, release, repository)),
      { url, page, total },
    );
  },
});

export const uploadReleaseAsset = operation({
  id: "repos/upload-release-asset",
  method: "POST",
  path: "/repos/{owner}/{repo}/releases/{release_id}/assets",
  summary: "Send a file to be kept with a release: the bytes are the body, 100 MiB at most",
  documentation: "/rest/releases/assets#upload-a-release-asset",
  accepts: ACTORS,
  requires: WRITE,
  params: releaseParams,
  resource: "ReleaseAsset",
  query: z.object({ name: z.string().default(""), label: z.string().optional() }),
  takesFile: true,
  responses: { 201: assetSchema },
  handler: async ({ grant, repository, params, query, headers, file, requireStillAllowed }) => {
    const { asset, release } = await uploadAsset({
      actor: requireActor(grant),
      repository,
      releaseId: params.release_id,
      name: query.name,
      label: query.label ?? null,
      contentType: headers.get("content-type") ?? BYTES,
      file,
      requireStillAllowed,
    });
    const json = representAsset(asset, release, repository);
    return created(json, json.url);
  },
});

export const getReleaseAsset = operation({
  id: "repos/get-release-asset",
  method: "GET",
  path: "/repos/{owner}/{repo}/releases/assets/{asset_id}",
  summary: "Read a file of a release; its bytes for who accepts application/octet-stream",
  documentation: "/rest/releases/assets#get-a-release-asset",
  accepts: ANYONE,
  requires: READ,
  params: assetParams,
  responses: { 200: assetSchema, 302: null },
  handler: async ({ grant, repository, params, headers }) => {
    const repositoryId = repository.id;
    const drafts = seesDrafts(grant, repository);
    const { asset, release } = await requireAsset({ repositoryId, id: params.asset_id, seesDrafts: drafts });
    const json = representAsset(asset, release, repository);
    if (!headers.get("accept")?.includes(BYTES)) return ok(json);
    // A file of a draft has no address outside of the API.
    if (!release.draft) return { status: 302, headers: { location: json.browser_download_url } };
    return {
      status: 200,
      stream: { contentType: BYTES, size: asset.size, open: () => openAssetFile(repositoryId, asset.id) },
    };
  },
});

export const updateReleaseAsset = operation({
  id: "repos/update-release-asset",
  method: "PATCH",
  path: "/repos/{owner}/{repo}/releases/assets/{asset_id}",
  summary: "Change the name or label of a release's file",
  documentation: "/rest/releases/assets#update-a-release-asset",
  accepts: ACTORS,
  requires: WRITE,
  params: assetParams,
  resource: "ReleaseAsset",
  body: assetInput,
  responses: { 200: assetSchema },
  handler: async ({ repository, params, body }) => {
    const { asset, release } = await updateAsset({
      repository,
      id: params.asset_id,
      name: body.name,
      label: body.label,
    });
    return ok(representAsset(asset, release, repository));
  },
});

export const deleteReleaseAsset = operation({
  id: "repos/delete-release-asset",
  method: "DELETE",
  path: "/repos/{owner}/{repo}/releases/assets/{asset_id}",
  summary: "Delete a file of a release",
  documentation: "/rest/releases/assets#delete-a-release-asset",
  accepts: ACTORS,
  requires: WRITE,
  params: assetParams,
  responses: { 204: null },
  handler: async ({ repository, params }) => {
    await deleteAsset({ repository, id: params.asset_id });
    return noContent();
  },
});
