import { identicon } from "./identicon.ts";

/** An upload may take its place, so that it is not kept for long. */
const MINUTES_5_SECONDS = 300;

/** The drawn picture as a file, as the pages draw it. */
export function identiconAnswer(seed: string): Response {
  const { ink, paper, path, viewBox } = identicon(seed);
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="460" height="460" viewBox="${viewBox}"><rect width="100%" height="100%" fill="${paper}"/><path d="${path}" fill="${ink}"/></svg>`;
  return new Response(picture, {
    headers: {
      "content-type": "image/svg+xml",
      "cache-control": `public, max-age=${MINUTES_5_SECONDS}`,
      "content-security-policy": "default-src 'none'",
    },
  });
}
