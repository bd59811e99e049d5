import type { Level } from "@/lib/authorization/levels.ts";
import type { PermissionDefinition } from "@/lib/authorization/permission-catalogue.ts";

const WORDS = {
  none: "No access",
  read: "Read-only",
  write: "Read and write",
  admin: "Admin",
} as const satisfies Record<Level, string>;

/** A level of a permission in words. What cannot be read on its own is only written. */
export function levelWords(level: Level, permission?: Pick<PermissionDefinition, "levels">): string {
  if (level === "write" && permission && !permission.levels.includes("read")) return "Write-only";
  return WORDS[level];
}
