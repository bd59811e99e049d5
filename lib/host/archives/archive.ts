import { tokenQuery } from "../download-token.ts";
import { type ArchiveFormat, openArchive } from "../git/archive.ts";
import { requireCommitSha } from "../git/resolve-ref.ts";
import { repositoryHtmlUrl } from "../repositories/urls.ts";

type Repository = { id: number; ownerLogin: string; name: string; private: boolean };
type Asked = { ref: string; format: ArchiveFormat };

const SHORT_SHA = 7;
const MEDIA_TYPES: Readonly<Record<ArchiveFormat, string>> = { "tar.gz": "application/gzip", zip: "application/zip" };

/** Where the archive of the commit is that a ref stands for now. @throws GitError `not-found`, `empty-repository` */
export async function archiveUrl(repository: Repository, { ref, format }: Asked): Promise<string> {
  const place = await requireCommitSha(repository.id, ref);
  const query = tokenQuery(repository, { kind: format, place });
  return repositoryHtmlUrl(repository, `/archive/${place}.${format}${query}`);
}

/** What an address behind `archive/` asks for: a ref with the ending of a format; null when it has no such ending. */
export function archiveAsked(place: string): Asked | null {
  const [, ref, format] = /^(.+)\.(tar\.gz|zip)$/s.exec(place) ?? [];
  return ref && format ? { ref, format: format as ArchiveFormat } : null;
}

export type Archive = { headers: Record<string, string>; open: () => Promise<ReadableStream<Uint8Array>> };

/** An archive with its headers; git starts when it is opened. @throws GitError `not-found`, `empty-repository` */
export async function findArchive({ id, ownerLogin, name }: Repository, { ref, format }: Asked): Promise<Archive> {
  const sha = await requireCommitSha(id, ref);
  const title = `${ownerLogin}-${name}-${sha.slice(0, SHORT_SHA)}`;
  return {
    headers: {
      "content-type": MEDIA_TYPES[format],
      "content-disposition": `attachment; filename=${title}.${format}`,
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-cache",
    },
    open: () => openArchive(id, { sha, format, prefix: `${title}/` }),
  };
}
