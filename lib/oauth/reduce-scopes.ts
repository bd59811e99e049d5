import { impliesScope, normaliseScopes, type Scope } from "@/lib/authorization/scopes.ts";

/** What a person chose of the scopes that were asked for: those, or narrower ones that they include; never more. */
export function reduceScopes(asked: readonly Scope[], chosen: readonly string[]): Scope[] {
  return normaliseScopes(chosen).filter((scope) => impliesScope(asked, scope));
}
