import { notFound, unprocessable, validationFailed } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, transaction, violatedUniqueIndex } from "@/lib/platform/db.ts";
import { refuseArchived } from "../acting.ts";
import { deleteAssetFiles, discardFile, keepFile, openAssetFile, receiveFile } from "./asset-files.ts";
import { type AssetRow, type ReleaseRow, requireAsset, requireRelease } from "./row.ts";
import { ASSETS_MAX, assetName, assetNameProblem } from "./rules.ts";

type Repository = Pick<RepositorySubject, "id" | "archived">;

/**
 * Keeps a file with a release. Its name is made fit for an address. What arrives is written down before the row is,
 * and whoever may no longer keep it there by then is refused.
 * @throws what `requireStillAllowed` does; 404; 403 on an archived repository; 413 when it is too large; 422 for a name that the release has already
 */
export async function uploadAsset({
  actor,
  repository,
  releaseId,
  file,
  requireStillAllowed,
  ...given
}: {
  actor: Actor;
  repository: Repository;
  releaseId: number;
  name: string;
  label: string | null;
  contentType: string;
  file: ReadableStream<Uint8Array> | null;
  requireStillAllowed: () => Promise<void>;
}): Promise<{ asset: AssetRow; release: ReleaseRow }> {
  const repositoryId = repository.id;
  const { assets } = await requireRelease({ repositoryId, id: releaseId, seesDrafts: true });
  refuseArchived(repository);
  const name = requireName(given.name);
  if (assets.length >= ASSETS_MAX) throw unprocessable(`A release has at most ${ASSETS_MAX} files.`);
  if (assets.some((asset) => asset.name === name)) throw takenName();
  const received = await receiveFile(repositoryId, file);
  const now = clock.now();
  try {
    await requireStillAllowed();
    const id = await transaction(async (tx) => {
      const row = await tx.releaseAsset.create({
        data: {
          releaseId,
          uploaderId: actor.accountId,
          name,
          label: given.label || null,
          contentType: given.contentType,
          size: received.size,
          digest: received.digest,
          createdAt: now,
          updatedAt: now,
        },
      });
      await keepFile(received, repositoryId, row.id);
      return row.id;
    });
    return requireAsset({ repositoryId, id, seesDrafts: true });
  } catch (error) {
    await discardFile(received.path);
    throw violatedUniqueIndex(error) === null ? error : takenName();
  }
}

/** Changes a file's name or label. @throws 404; 403 on an archived repository; 422 for a name that the release has already */
export async function updateAsset({
  repository,
  id,
  name,
  label,
}: {
  repository: Repository;
  id: number;
  name: string | undefined;
  label: string | null | undefined;
}): Promise<{ asset: AssetRow; release: ReleaseRow }> {
  const which = { repositoryId: repository.id, id, seesDrafts: true };
  await requireAsset(which);
  refuseArchived(repository);
  const data = {
    ...(name !== undefined && { name: requireName(name) }),
    ...(label !== undefined && { label: label || null }),
    updatedAt: clock.now(),
  };
  try {
    await transaction((tx) => tx.releaseAsset.updateMany({ where: { id }, data }));
  } catch (error) {
    throw violatedUniqueIndex(error) === null ? error : takenName();
  }
  return requireAsset(which);
}

/** Deletes a file of a release. @throws 404; 403 on an archived repository */
export async function deleteAsset({ repository, id }: { repository: Repository; id: number }): Promise<void> {
  await requireAsset({ repositoryId: repository.id, id, seesDrafts: true });
  refuseArchived(repository);
  await transaction((tx) => tx.releaseAsset.deleteMany({ where: { id } }));
  await deleteAssetFiles(repository.id, [id]);
}

/** A file of a published release as it is sent to whoever downloads it, counted. @throws 404 */
export async function downloadAsset(
  repositoryId: number,
  { tagName, name }: { tagName: string; name: string },
): Promise<{ body: ReadableStream; headers: Record<string, string> }> {
  const asset = await db.releaseAsset.findFirst({
    where: { name, release: { repositoryId, tagName, draft: false } },
  });
  if (!asset) throw notFound();
  await transaction((tx) =>
    tx.releaseAsset.updateMany({ where: { id: asset.id }, data: { downloadCount: { increment: 1 } } }),
  );
  return {
    body: await openAssetFile(repositoryId, asset.id),
    headers: {
      // Whatever somebody uploaded is saved and never run here.
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(asset.name)}`,
      "content-length": String(asset.size),
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-cache",
    },
  };
}

function requireName(given: string): string {
  const name = assetName(given);
  const problem = assetNameProblem(name);
  if (problem) throw validationFailed({ resource: "ReleaseAsset", field: "name", code: "invalid", message: problem });
  return name;
}

const takenName = () => validationFailed({ resource: "ReleaseAsset", field: "name", code: "already_exists" });
