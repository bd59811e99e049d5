import type { Prisma } from "@/generated/prisma/client.ts";
import { simpleAccount } from "@/lib/accounts/represent.ts";
import { notFound } from "@/lib/api/errors.ts";
import { db, type Reader } from "@/lib/platform/db.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";

const assetParts = { uploader: { select: simpleAccount } } satisfies Prisma.ReleaseAssetInclude;
export type AssetRow = Prisma.ReleaseAssetGetPayload<{ include: typeof assetParts }>;

const releaseParts = {
  author: { select: simpleAccount },
  assets: { include: assetParts, orderBy: { id: "asc" } },
} satisfies Prisma.ReleaseInclude;
export type ReleaseRow = Prisma.ReleaseGetPayload<{ include: typeof releaseParts }>;

/** A release of the repository; a draft only for those who see drafts. Throws 404. */
export async function requireRelease(
  { repositoryId, id, seesDrafts }: { repositoryId: number; id: number; seesDrafts: boolean },
  reader: Reader = db,
): Promise<ReleaseRow> {
  const row = await reader.release.findUnique({ where: { id, repositoryId }, include: releaseParts });
  if (!row || (row.draft && !seesDrafts)) throw notFound();
  return row;
}

/** The published release of a tag; null when there is none. */
export async function findReleaseByTag(
  repositoryId: number,
  tagName: string,
  reader: Reader = db,
): Promise<ReleaseRow | null> {
  return reader.release.findFirst({ where: { repositoryId, tagName, draft: false }, include: releaseParts });
}

/** The release that was named the latest, or else the one published last; neither drafts nor pre-releases count. */
export async function findLatestRelease(repositoryId: number): Promise<ReleaseRow | null> {
  return db.release.findFirst({
    where: { repositoryId, draft: false, prerelease: false },
    include: releaseParts,
    orderBy: [{ latest: "desc" }, { publishedAt: "desc" }, { id: "desc" }],
  });
}

/** A page of a repository's releases, drafts first and then the newest, and how many there are. */
export async function listReleases(
  { repositoryId, seesDrafts }: { repositoryId: number; seesDrafts: boolean },
  page: Page,
): Promise<{ total: number; releases: ReleaseRow[] }> {
  const where = { repositoryId, ...(!seesDrafts && { draft: false }) };
  const [total, releases] = await Promise.all([
    db.release.count({ where }),
    db.release.findMany({
      where,
      include: releaseParts,
      orderBy: [{ draft: "desc" }, { publishedAt: "desc" }, { id: "desc" }],
      ...rowsOf(page),
    }),
  ]);
  return { total, releases };
}

/** A file of a release of the repository; one of a draft only for those who see drafts. Throws 404. */
export async function requireAsset(
  { repositoryId, id, seesDrafts }: { repositoryId: number; id: number; seesDrafts: boolean },
  reader: Reader = db,
): Promise<{ asset: AssetRow; release: ReleaseRow }> {
  const found = await reader.releaseAsset.findUnique({
    where: { id, release: { repositoryId } },
    include: { ...assetParts, release: { include: releaseParts } },
  });
  if (!found || (found.release.draft && !seesDrafts)) throw notFound();
  const { release, ...asset } = found;
  return { asset, release };
}

/** A page of a release's files, and how many there are. */
export async function listAssets(releaseId: number, page: Page): Promise<{ total: number; assets: AssetRow[] }> {
  const where = { releaseId };
  const [total, assets] = await Promise.all([
    db.releaseAsset.count({ where }),
    db.releaseAsset.findMany({ where, include: assetParts, orderBy: { id: "asc" }, ...rowsOf(page) }),
  ]);
  return { total, assets };
}
