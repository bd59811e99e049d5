import { config } from "@/lib/platform/config.ts";

/** The path of a whole address of ours, which next-auth keeps; undefined for another site's. */
export function pathWithin(address: string | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return address;
  const { origin, pathname, search } = new URL(address);
  return origin === config().publicUrl ? `${pathname}${search}` : undefined;
}

/**
 * Where to go after signing in: a path of ours with its query, or "/" for anything else. Addresses of other sites are
 * never followed, however they are written ("//evil.example", "/\evil.example", "https:evil.example").
 */
export function returnTo(wanted: string | null | undefined): string {
  if (!wanted || !/^\/(?![/\\])/.test(wanted)) return "/";
  const { publicUrl } = config();
  if (!URL.canParse(wanted, publicUrl)) return "/";
  const url = new URL(wanted, publicUrl);
  url.searchParams.delete("_rsc"); // Next's own mark on requests between pages
  // Dots resolve to a path that a browser would take for another site: "/.//evil.example".
  if (url.origin !== publicUrl || url.pathname.startsWith("//")) return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}
