import { z } from "zod";
import { representSimpleUser, simpleUserSchema } from "@/lib/accounts/represent.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { htmlUrl } from "@/lib/platform/urls.ts";
import { encodePath, repositoryApiUrl, repositoryHtmlUrl } from "../repositories/urls.ts";
import type { AssetRow, ReleaseRow } from "./row.ts";

type Named = { ownerLogin: string; name: string };

/** Source of the keys: the official schema `release-asset`. */
export const assetSchema = z
  .object({
    url: z.url(),
    browser_download_url: z.url(),
    id: z.int(),
    node_id: z.string(),
    name: z.string(),
    label: z.string().nullable(),
    state: z.literal("uploaded"),
    content_type: z.string(),
    size: z.int(),
    digest: z.string().nullable(),
    download_count: z.int(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
    uploader: simpleUserSchema,
  })
  .meta({ id: "release-asset" });

/** Source of the keys: the official schema `release`. */
export const releaseSchema = z
  .object({
    url: z.url(),
    html_url: z.url(),
    assets_url: z.url(),
    upload_url: z.string(),
    tarball_url: z.url().nullable(),
    zipball_url: z.url().nullable(),
    id: z.int(),
    node_id: z.string(),
    tag_name: z.string(),
    target_commitish: z.string(),
    name: z.string().nullable(),
    body: z.string().nullable(),
    draft: z.boolean(),
    prerelease: z.boolean(),
    immutable: z.boolean(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
    published_at: z.iso.datetime().nullable(),
    author: simpleUserSchema,
    assets: z.array(assetSchema),
  })
  .meta({ id: "release" });
export type ReleaseJson = z.infer<typeof releaseSchema>;

/** The page of a release; one that is not published has no tag that an address could rely on. */
export const releasePath = ({ draft, tagName }: Pick<ReleaseRow, "draft" | "tagName">): string =>
  draft ? "/releases" : `/releases/tag/${encodePath(tagName)}`;

export const assetPath = ({ tagName, id }: Pick<ReleaseRow, "tagName" | "id">, name: string): string =>
  `/releases/download/${encodePath(tagName || String(id))}/${encodeURIComponent(name)}`;

export function representAsset(asset: AssetRow, release: ReleaseRow, repository: Named): z.infer<typeof assetSchema> {
  return {
    url: repositoryApiUrl(repository, `/releases/assets/${asset.id}`),
    browser_download_url: repositoryHtmlUrl(repository, assetPath(release, asset.name)),
    id: asset.id,
    node_id: nodeId("ReleaseAsset", asset.id),
    name: asset.name,
    label: asset.label,
    state: "uploaded",
    content_type: asset.contentType,
    size: asset.size,
    digest: asset.digest,
    download_count: asset.downloadCount,
    created_at: timestamp(asset.createdAt),
    updated_at: timestamp(asset.updatedAt),
    uploader: representSimpleUser(asset.uploader),
  };
}

/** The addresses of archives are those of the wire format; drafts have none, since their tag may not exist. */
export function representRelease(release: ReleaseRow, repository: Named): ReleaseJson {
  const url = repositoryApiUrl(repository, `/releases/${release.id}`);
  const archive = (kind: string) =>
    release.draft ? null : repositoryApiUrl(repository, `/${kind}/refs/tags/${encodePath(release.tagName)}`);
  const uploads = `/api/uploads/repos/${repository.ownerLogin}/${repository.name}/releases/${release.id}/assets`;
  return {
    url,
    html_url: repositoryHtmlUrl(repository, releasePath(release)),
    assets_url: `${url}/assets`,
    upload_url: `${htmlUrl(uploads)}{?name,label}`,
    tarball_url: archive("tarball"),
    zipball_url: archive("zipball"),
    id: release.id,
    node_id: nodeId("Release", release.id),
    tag_name: release.tagName,
    target_commitish: release.targetCommitish,
    name: release.name,
    body: release.body,
    draft: release.draft,
    prerelease: release.prerelease,
    immutable: false,
    created_at: timestamp(release.createdAt),
    updated_at: timestamp(release.updatedAt),
    published_at: release.publishedAt && timestamp(release.publishedAt),
    author: representSimpleUser(release.author),
    assets: release.assets.map((asset) => representAsset(asset, release, repository)),
  };
}
