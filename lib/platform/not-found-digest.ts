/** The digest of an error that Next takes for a page's `notFound()`. Source: next/dist/client/components/http-access-fallback. */
export const NOT_FOUND_DIGEST = "NEXT_HTTP_ERROR_FALLBACK;404";
