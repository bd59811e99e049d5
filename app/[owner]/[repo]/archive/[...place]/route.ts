import { notFound } from "next/navigation";
import { answerClient } from "@/components/host/answer-client.ts";
import { decodedAll, type RepositoryParams, requireRepositoryPage } from "@/components/host/require-page.ts";
import { gitOrNotFound } from "@/components/host/require-place.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import { type Archive, archiveAsked, findArchive } from "@/lib/host/archives/archive.ts";

type Params = RepositoryParams & { place: string[] };
type Context = { params: Promise<Params> };

/** All files of a commit in one archive: where the API's tarball and zipball lead, and for who is signed in. */
export const GET = (request: Request, { params }: Context): Promise<Response> =>
  answer(request, { params, bodyOf: (archive) => archive.open() });

/** Without a body that nobody would read. */
export const HEAD = (request: Request, { params }: Context): Promise<Response> =>
  answer(request, { params, bodyOf: async () => null });

type BodyOf = (archive: Archive) => Promise<ReadableStream<Uint8Array> | null>;

async function answer(request: Request, { params, bodyOf }: Context & { bodyOf: BodyOf }): Promise<Response> {
  const { owner, repo, place: parts } = await params;
  const asked = archiveAsked(decodedAll(parts).join("/"));
  if (!asked) notFound();
  const archived = async (repository: RepositorySubject) => {
    const archive = await findArchive(repository, asked);
    return new Response(await bodyOf(archive), { headers: archive.headers });
  };
  const answered = await answerClient(request, {
    owner,
    repo,
    download: { kind: asked.format, place: asked.ref },
    rest: `/archive/${parts.join("/")}`,
    answer: archived,
  });
  if (answered) return answered;
  const { visit } = await requireRepositoryPage(owner, repo);
  return gitOrNotFound(() => archived(visit.repository));
}
