import { type Permissions, permissionEntries } from "@/lib/authorization/permissions.ts";

/**
 * Which of three things a person is asked for: to be recognised; to let it act as them where it is installed and they
 * have access themselves; or to let it act as them everywhere.
 */
export type ConsentKind = "sign-in" | "where-installed" | "anywhere";

export function consentKind(
  asked: { kind: "integration"; permissions: Permissions } | { kind: "application"; scopes: readonly string[] },
): ConsentKind {
  if (asked.kind === "application") return asked.scopes.length === 0 ? "sign-in" : "anywhere";
  return permissionEntries(asked.permissions).length === 0 ? "sign-in" : "where-installed";
}
