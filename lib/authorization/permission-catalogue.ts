import { ACCOUNT_PERMISSIONS } from "./catalogue/account.ts";
import { ENTERPRISE_PERMISSIONS } from "./catalogue/enterprise.ts";
import { ORGANIZATION_PERMISSIONS } from "./catalogue/organization.ts";
import { REPOSITORY_PERMISSIONS } from "./catalogue/repository.ts";
import type { CatalogueRow } from "./catalogue/row.ts";
import {
  ORGANIZATION_PERMISSIONS_WITHOUT_OPERATIONS,
  REPOSITORY_PERMISSIONS_WITHOUT_OPERATIONS,
} from "./catalogue/without-operations.ts";
import { type GrantedLevel, isGrantedLevel } from "./levels.ts";

const ROWS_BY_SCOPE = {
  repository: { ...REPOSITORY_PERMISSIONS, ...REPOSITORY_PERMISSIONS_WITHOUT_OPERATIONS },
  organization: { ...ORGANIZATION_PERMISSIONS, ...ORGANIZATION_PERMISSIONS_WITHOUT_OPERATIONS },
  account: ACCOUNT_PERMISSIONS,
  enterprise: ENTERPRISE_PERMISSIONS,
} as const;

/** What a permission is about. */
export type PermissionScope = keyof typeof ROWS_BY_SCOPE;
const PERMISSION_SCOPES = Object.keys(ROWS_BY_SCOPE) as readonly PermissionScope[];

/** The wire name of a permission. */
export type PermissionKey =
  | keyof typeof REPOSITORY_PERMISSIONS
  | keyof typeof REPOSITORY_PERMISSIONS_WITHOUT_OPERATIONS
  | keyof typeof ORGANIZATION_PERMISSIONS
  | keyof typeof ORGANIZATION_PERMISSIONS_WITHOUT_OPERATIONS
  | keyof typeof ACCOUNT_PERMISSIONS
  | keyof typeof ENTERPRISE_PERMISSIONS;

export type PermissionDefinition = {
  readonly key: PermissionKey;
  readonly scope: PermissionScope;
  /** A short noun phrase, "Commit statuses". */
  readonly title: string;
  /** What it opens, in one sentence for the person who is asked to consent. */
  readonly description: string;
  /** The levels it can be granted at, weakest first. Some offer only read, some only write. */
  readonly levels: readonly GrantedLevel[];
  /** Other keys that mean the same permission. */
  readonly spellings: readonly string[];
  /** What a holder can do at a level, "create and change issues"; only offered levels have one. */
  readonly verbs: CatalogueRow["verbs"];
  /** What else changing it reaches, null when it reaches nothing else. */
  readonly power: "code" | "automation" | "access" | null;
};

const DEFINITIONS: ReadonlyMap<string, PermissionDefinition> = new Map(
  PERMISSION_SCOPES.flatMap((scope) =>
    (Object.entries(ROWS_BY_SCOPE[scope]) as [PermissionKey, CatalogueRow][]).map(([key, row]) => [
      key,
      { key, scope, ...row, levels: levelsOf(row), spellings: row.spellings ?? [], power: row.power ?? null },
    ]),
  ),
);

/** Every permission: repository ones first, then organization, account and enterprise. */
export const PERMISSIONS: readonly PermissionDefinition[] = [...DEFINITIONS.values()];

export const PERMISSION_KEYS: readonly PermissionKey[] = PERMISSIONS.map(({ key }) => key);

const KEY_BY_SPELLING: ReadonlyMap<string, PermissionKey> = new Map(
  PERMISSIONS.flatMap(({ key, spellings }) => [key, ...spellings].map((spelling) => [spelling, key])),
);

/** Every key and every other spelling, for suggestions. */
export const PERMISSION_SPELLINGS: readonly string[] = [...KEY_BY_SPELLING.keys()];

export function isPermissionKey(value: string): value is PermissionKey {
  return DEFINITIONS.has(value);
}

/** The permission that a key or another spelling of it names; null for an unknown word. */
export function findPermissionKey(spelling: string): PermissionKey | null {
  return KEY_BY_SPELLING.get(spelling) ?? null;
}

export function permissionDefinition(key: PermissionKey): PermissionDefinition {
  const definition = DEFINITIONS.get(key);
  if (definition === undefined) throw new Error(`${key} is not in the permission catalogue`);
  return definition;
}

export function permissionsOfScope(scope: PermissionScope): readonly PermissionDefinition[] {
  return PERMISSIONS.filter((permission) => permission.scope === scope);
}

/** Whether a permission can be granted at a level. */
export function offersLevel(key: PermissionKey, level: GrantedLevel): boolean {
  return permissionDefinition(key).levels.includes(level);
}

/** How consent pages sort what is asked for, mildest first. */
export const CONSENT_GROUPS = ["read", "change", "control"] as const;
export type ConsentGroup = (typeof CONSENT_GROUPS)[number];

export const CONSENT_GROUP_TITLES: Readonly<Record<ConsentGroup, string>> = {
  read: "Can read",
  change: "Can change",
  control: "Can change code, automation or access",
};

/** Where a permission at a level belongs on a consent page. */
export function consentGroup(key: PermissionKey, level: GrantedLevel): ConsentGroup {
  if (level === "read") return "read";
  return level === "admin" || permissionDefinition(key).power !== null ? "control" : "change";
}

/** What a holder can do, "create and change issues". Empty for a level that the permission does not offer. */
export function permissionVerb(key: PermissionKey, level: GrantedLevel): string {
  return permissionDefinition(key).verbs[level] ?? "";
}

function levelsOf(row: CatalogueRow): GrantedLevel[] {
  return Object.keys(row.verbs).filter(isGrantedLevel);
}
