import type { GrantedLevel } from "./levels.ts";
import type { PermissionKey } from "./permission-catalogue.ts";

/** Kinds of tokens that an endpoint is documented for. */
type DocumentedToken = "installation" | "user-via-integration" | "fine-grained-token";

/** An endpoint that a permission is documented to open. */
export type DocumentedOperation = {
  readonly method: string;
  /** With names in braces. */
  readonly path: string;
  /** The level that it needs. */
  readonly access: GrantedLevel;
  readonly tokens: readonly DocumentedToken[];
  /** Whether other permissions are needed as well, or are enough instead. */
  readonly additional: boolean;
};

const TOKEN_LETTERS: readonly (readonly [string, DocumentedToken])[] = [
  ["I", "installation"],
  ["U", "user-via-integration"],
  ["P", "fine-grained-token"],
];

/**
 * The endpoints that a permission is documented to open, whether or not they exist here, in the documentation's
 * order. Fact: the public table of permissions, API version 2026-03-10; loaded when first asked for.
 */
export async function documentedOperations(key: PermissionKey): Promise<readonly DocumentedOperation[]> {
  const { default: facts } = await import("./data/documented-operations.json");
  const lines: Readonly<Partial<Record<PermissionKey, readonly string[]>>> = facts;
  return (lines[key] ?? []).map(parseLine);
}

/** `PUT /repos/{owner}/{repo}/topics write IUP+`; the letters are tokens, the plus says that it has additional permissions. */
function parseLine(line: string): DocumentedOperation {
  const [method = "", path = "", access = "", letters = ""] = line.split(" ");
  return {
    method,
    path,
    access: access as GrantedLevel,
    tokens: TOKEN_LETTERS.filter(([letter]) => letters.includes(letter)).map(([, token]) => token),
    additional: letters.endsWith("+"),
  };
}
