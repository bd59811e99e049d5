/**
 * The part of an address that a name becomes: `My APp Näme` → `my-app-name`. Empty when nothing of the name is left.
 * Source: wire facts §1.1.
 */
export function slugFromName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
