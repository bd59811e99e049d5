import { answerClient } from "@/components/host/answer-client.ts";
import { decodedAll, type RepositoryParams } from "@/components/host/require-page.ts";
import { gitOrNotFound, requirePlacePage } from "@/components/host/require-place.ts";
import { notFound } from "@/lib/api/errors.ts";
import { findCodePlace } from "@/lib/host/contents/browse.ts";
import { type RawFile, readRawFile } from "@/lib/host/contents/raw-file.ts";

type Params = RepositoryParams & { place: string[] };

/** A file as it is: for who is signed in, and for clients, which follow the `download_url` of the API. */
export async function GET(request: Request, { params }: { params: Promise<Params> }): Promise<Response> {
  const { owner, repo, place: parts } = await params;
  const names = decodedAll(parts);
  const answered = await answerClient(request, {
    owner,
    repo,
    download: { kind: "raw", place: names.join("/") },
    rest: `/raw/${parts.join("/")}`,
    answer: async ({ id }) => {
      const place = await findCodePlace(id, names);
      if (place?.type !== "blob") throw notFound();
      return answer(await readRawFile(id, place));
    },
  });
  if (answered) return answered;
  const { repository, place } = await requirePlacePage({ owner, repo, place: parts }, "raw");
  return answer(await gitOrNotFound(() => readRawFile(repository.id, place)));
}

function answer(file: RawFile | null): Response {
  if (!file) return new Response("This file is too large for a browser: clone the repository.\n", { status: 413 });
  return new Response(new Uint8Array(file.body), { headers: file.headers });
}
