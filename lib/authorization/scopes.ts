/**
 * The scopes of classic tokens and OAuth applications, each with the scopes it includes directly.
 * Fact: public documentation of scopes for OAuth apps.
 */
const INCLUDES = {
  repo: ["repo:status", "repo_deployment", "public_repo", "repo:invite", "security_events"],
  "repo:status": [],
  repo_deployment: [],
  public_repo: [],
  "repo:invite": [],
  security_events: [],
  "admin:repo_hook": ["write:repo_hook"],
  "write:repo_hook": ["read:repo_hook"],
  "read:repo_hook": [],
  "admin:org": ["write:org"],
  "write:org": ["read:org"],
  "read:org": [],
  "admin:public_key": ["write:public_key"],
  "write:public_key": ["read:public_key"],
  "read:public_key": [],
  "admin:org_hook": [],
  gist: [],
  notifications: [],
  user: ["read:user", "user:email", "user:follow"],
  "read:user": [],
  "user:email": [],
  "user:follow": [],
  project: ["read:project"],
  "read:project": [],
  delete_repo: [],
  "write:packages": ["read:packages"],
  "read:packages": [],
  "delete:packages": [],
  "admin:gpg_key": ["write:gpg_key"],
  "write:gpg_key": ["read:gpg_key"],
  "read:gpg_key": [],
  codespace: [],
  workflow: [],
  "read:audit_log": [],
  offline_access: [],
} as const satisfies Record<string, readonly string[]>;

export type Scope = keyof typeof INCLUDES;

export const SCOPES = Object.keys(INCLUDES) as readonly Scope[];

const CLOSURE: ReadonlyMap<Scope, ReadonlySet<Scope>> = new Map(SCOPES.map((scope) => [scope, closureOf(scope)]));

function isScope(value: string): value is Scope {
  return Object.hasOwn(INCLUDES, value);
}

/** Splits a scope parameter, which may be separated by spaces, commas or both. Keeps unknown words. */
export function splitScopes(parameter: string): string[] {
  return parameter.split(/[\s,]+/).filter((word) => word !== "");
}

/** Whether one of the held scopes is the needed one or includes it. */
export function impliesScope(held: readonly Scope[], needed: Scope): boolean {
  return held.some((scope) => CLOSURE.get(scope)?.has(needed));
}

/**
 * The scopes that a token keeps: known ones, each once, without those that another one includes, in the order asked.
 * Unknown words are left out; callers that have to refuse them compare with SCOPES first.
 */
export function normaliseScopes(requested: readonly string[]): Scope[] {
  const known = [...new Set(requested.filter(isScope))];
  return known.filter(
    (scope) =>
      !impliesScope(
        known.filter((other) => other !== scope),
        scope,
      ),
  );
}

function closureOf(scope: Scope): ReadonlySet<Scope> {
  const included: readonly Scope[] = INCLUDES[scope];
  return new Set([scope, ...included.flatMap((inner) => [...closureOf(inner)])]);
}

/** A scope among the others: `depth` 0 for those that no other includes, each followed by what it includes. */
export type ScopeInTree = { readonly scope: Scope; readonly depth: number; readonly includedBy: Scope | null };

/** Every scope below the one that includes it, for lists to choose from. */
export const SCOPE_TREE: readonly ScopeInTree[] = SCOPES.filter((scope) => includerOf(scope) === null).flatMap(
  (scope) => branchOf(scope, { depth: 0, includedBy: null }),
);

function branchOf(scope: Scope, { depth, includedBy }: Omit<ScopeInTree, "scope">): ScopeInTree[] {
  const included: readonly Scope[] = INCLUDES[scope];
  return [
    { scope, depth, includedBy },
    ...included.flatMap((inner) => branchOf(inner, { depth: depth + 1, includedBy: scope })),
  ];
}

function includerOf(scope: Scope): Scope | null {
  return SCOPES.find((other) => (INCLUDES[other] as readonly Scope[]).includes(scope)) ?? null;
}
