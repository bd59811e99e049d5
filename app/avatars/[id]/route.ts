import { identicon } from "@/components/ui/identicon.ts";
import { findAvatarSeed } from "@/lib/accounts/queries.ts";

const DAY_SECONDS = 86_400;

/** The picture of an account, drawn from its login as the pages draw it. A size in the query is for bitmaps: this scales. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const seed = /^\d{1,9}$/.test(id) ? await findAvatarSeed(Number(id)) : null;
  if (seed === null) return new Response("Not Found\n", { status: 404 });
  const { ink, paper, path, viewBox } = identicon(seed);
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="460" height="460" viewBox="${viewBox}"><rect width="100%" height="100%" fill="${paper}"/><path d="${path}" fill="${ink}"/></svg>`;
  return new Response(picture, {
    headers: {
      "content-type": "image/svg+xml",
      "cache-control": `public, max-age=${DAY_SECONDS}`,
      "content-security-policy": "default-src 'none'",
    },
  });
}
