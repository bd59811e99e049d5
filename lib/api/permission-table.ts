import { type DocumentedOperation, documentedOperations } from "@/lib/authorization/documented-operations.ts";
import type { GrantKind } from "@/lib/authorization/grant.ts";
import { type GrantedLevel, LEVELS } from "@/lib/authorization/levels.ts";
import { PERMISSION_KEYS, type PermissionKey } from "@/lib/authorization/permission-catalogue.ts";
import { levelOf, type Permissions } from "@/lib/authorization/permissions.ts";
import { isPermissionless, permissionsNamed } from "@/lib/authorization/requirement.ts";
import { shared } from "@/lib/platform/shared.ts";
import type { Method, Operation } from "./operation.ts";
import { operations } from "./registry.ts";

/** Tokens that permissions are granted to. */
const PERMISSION_TOKENS = ["installation", "user-via-integration", "fine-grained-token"] as const;
export type PermissionToken = (typeof PERMISSION_TOKENS)[number] & GrantKind;

/** An endpoint that a permission opens, by itself or together with others. */
export type OpenedEndpoint = {
  method: Method;
  /** With names in braces. */
  path: string;
  /** The least level that opens it. */
  level: GrantedLevel;
  tokens: readonly PermissionToken[];
  /** Whether it can be called here. Of the rest it is known from documentation alone that the permission is for it. */
  served: boolean;
  /** What it does, in a few words; null for what is not served. */
  summary: string | null;
  /** Sets of permissions that open it, each by itself: this permission's first. Empty for what is not served. */
  anyOf: readonly Permissions[];
  /** Other permissions are needed as well, or are enough instead. */
  additional: boolean;
  /** Anybody may call it where the thing itself is public. */
  public: boolean;
};

/** Every endpoint that a permission opens, those that are served here first, each part by path. */
export async function endpointsOpenedBy(key: PermissionKey): Promise<readonly OpenedEndpoint[]> {
  return (await permissionTable()).get(key) ?? [];
}

/** The permissions that open at least one endpoint here. */
export function servedPermissions(): readonly PermissionKey[] {
  const named = new Set(operations.flatMap(({ requires }) => permissionsNamed(requires.anyOf)));
  return PERMISSION_KEYS.filter((key) => named.has(key));
}

type Table = ReadonlyMap<PermissionKey, readonly OpenedEndpoint[]>;

/** The whole table, made from the registry and the documented facts once in a process. */
function permissionTable(): Promise<Table> {
  return shared("permission-table", tableOfAll);
}

async function tableOfAll(): Promise<Table> {
  const here = new Map(operations.map((operation) => [addressOf(operation), operation]));
  const parts = await Promise.all(
    PERMISSION_KEYS.map(async (key) => {
      const named = operations.flatMap((operation) => openedBy(key, operation));
      const known = new Set(named.map(addressOf));
      const rest = (await documentedOperations(key))
        .filter((operation) => !known.has(addressOf(operation)))
        .map((operation) => documentedFor(operation, here.get(addressOf(operation))));
      return [key, [...named, ...rest].toSorted(servedFirst)] as const;
    }),
  );
  return new Map(parts);
}

/** One row when the operation names the permission; none otherwise. */
function openedBy(key: PermissionKey, { method, path, summary, accepts, requires }: Operation): OpenedEndpoint[] {
  const own = requires.anyOf.filter((set) => levelOf(set, key) !== "none");
  const levels = own.map((set) => levelOf(set, key));
  const level = LEVELS.find((one) => one !== "none" && levels.includes(one));
  if (level === undefined || level === "none") return [];
  const others = requires.anyOf.filter((set) => !own.includes(set) && Object.keys(set).length > 0);
  return [
    {
      method,
      path,
      level,
      tokens: PERMISSION_TOKENS.filter((token) => accepts.includes(token)),
      served: true,
      summary,
      anyOf: [...own, ...others],
      additional: requires.anyOf.length > 1 || own.some((set) => Object.keys(set).length > 1),
      public: requires.public === true || isPermissionless(requires),
    },
  ];
}

/** What the documentation says of an endpoint; `operation` when it is served here, without asking for the permission. */
function documentedFor(documented: DocumentedOperation, operation: Operation | undefined): OpenedEndpoint {
  const { method, path, access, tokens, additional } = documented;
  return {
    method: method as Method,
    path: operation?.path ?? path,
    level: access,
    tokens,
    served: operation !== undefined,
    summary: operation?.summary ?? null,
    anyOf: [],
    additional,
    public: operation !== undefined,
  };
}

/** The same endpoint under whatever names its parts have. */
const addressOf = ({ method, path }: { method: string; path: string }): string =>
  `${method} ${path.replace(/\{[^}]+\}/g, "{}")}`;

const servedFirst = (a: OpenedEndpoint, b: OpenedEndpoint): number =>
  Number(b.served) - Number(a.served) || a.path.localeCompare(b.path, "en") || a.method.localeCompare(b.method, "en");
