import { decoded, decodedAll, type RepositoryParams } from "@/components/host/require-page.ts";
import { gitOrNotFound, requirePlacePage } from "@/components/host/require-place.ts";
import { requireReadableCode } from "@/lib/api/code-access.ts";
import { isRefusal, notFound } from "@/lib/api/errors.ts";
import { findCodePlace } from "@/lib/host/contents/browse.ts";
import { type RawFile, readRawFile } from "@/lib/host/contents/raw-file.ts";
import { repositoryHtmlUrl } from "@/lib/host/repositories/urls.ts";

type Params = RepositoryParams & { place: string[] };

/** A file as it is: for who is signed in, and for clients with a token, which follow the `download_url` of the API. */
export async function GET(request: Request, { params }: { params: Promise<Params> }): Promise<Response> {
  if (request.headers.has("authorization")) return answerClient(request.headers, await params);
  const { repository, place } = await requirePlacePage(await params, "raw");
  return answer(await gitOrNotFound(() => readRawFile(repository.id, place)));
}

async function answerClient(headers: Headers, { owner, repo, place: parts }: Params): Promise<Response> {
  try {
    const repository = await requireReadableCode(headers, { owner: decoded(owner), name: decoded(repo) });
    const place = await findCodePlace(repository.id, decodedAll(parts));
    if (place?.type !== "blob") throw notFound();
    return answer(await readRawFile(repository.id, place));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.movedTo) return Response.redirect(repositoryHtmlUrl(error.movedTo, `/raw/${parts.join("/")}`), 301);
    return new Response(`${error.message}\n`, { status: error.status });
  }
}

function answer(file: RawFile | null): Response {
  if (!file) return new Response("This file is too large for a browser: clone the repository.\n", { status: 413 });
  return new Response(new Uint8Array(file.body), { headers: file.headers });
}
