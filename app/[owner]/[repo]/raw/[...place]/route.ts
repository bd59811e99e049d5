import type { RepositoryParams } from "@/components/host/require-page.ts";
import { gitOrNotFound, requirePlacePage } from "@/components/host/require-place.ts";
import { readRawFile } from "@/lib/host/contents/raw-file.ts";

/** A file as it is. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<RepositoryParams & { place: string[] }> },
): Promise<Response> {
  const { repository, place } = await requirePlacePage(await params, "raw");
  const file = await gitOrNotFound(() => readRawFile(repository.id, place));
  if (!file) return new Response("This file is too large for a browser: clone the repository.\n", { status: 413 });
  return new Response(new Uint8Array(file.body), { headers: file.headers });
}
