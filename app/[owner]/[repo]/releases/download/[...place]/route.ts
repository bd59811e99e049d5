import { decoded, decodedAll, type RepositoryParams, requireRepositoryPage } from "@/components/host/require-page.ts";
import { requireReadableCode } from "@/lib/api/code-access.ts";
import { isRefusal } from "@/lib/api/errors.ts";
import { downloadAsset } from "@/lib/host/releases/change-assets.ts";

type Params = RepositoryParams & { place: string[] };

/** A file of a published release: for who is signed in, and for clients with a token, which the API sends here. */
export async function GET(request: Request, { params }: { params: Promise<Params> }): Promise<Response> {
  const { owner, repo, place } = await params;
  const parts = decodedAll(place);
  const named = { tagName: parts.slice(0, -1).join("/"), name: parts.at(-1) ?? "" };
  try {
    const { id } = request.headers.has("authorization")
      ? await requireReadableCode(request.headers, { owner: decoded(owner), name: decoded(repo) })
      : (await requireRepositoryPage(owner, repo)).repository;
    const { body, headers } = await downloadAsset(id, named);
    return new Response(body, { headers });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return new Response(`${error.message}\n`, { status: error.status });
  }
}
