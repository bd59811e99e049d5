import type { Picture } from "@/lib/integrations/picture.ts";

const MINUTES_5_SECONDS = 300;
const YEAR_SECONDS = 31_536_000;

/** A picture as a file. An address that names the picture's version never shows another one; any other may, soon. */
export function pictureAnswer(request: Request, { png, version }: Picture): Response {
  const isPinned = new URL(request.url).searchParams.get("v") === version;
  const headers = {
    "content-type": "image/png",
    "cache-control": isPinned ? `public, max-age=${YEAR_SECONDS}, immutable` : `public, max-age=${MINUTES_5_SECONDS}`,
    etag: `"${version}"`,
  };
  if (request.headers.get("if-none-match") === headers.etag) return new Response(null, { status: 304, headers });
  return new Response(png, { headers });
}
