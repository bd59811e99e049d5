import { consentGroup, permissionDefinition } from "@/lib/authorization/permission-catalogue.ts";
import { type Permissions, permissionEntries } from "@/lib/authorization/permissions.ts";

const MAX_TITLES = 4;

/** Permissions in a line: "Can change Issues and Deployments; can read Contents and Metadata". */
export function permissionSummary(permissions: Permissions): string {
  const entries = permissionEntries(permissions);
  const titles = (reads: boolean) =>
    entries
      .filter(([key, level]) => (consentGroup(key, level) === "read") === reads)
      .map(([key]) => permissionDefinition(key).title);
  const parts = [
    { verb: "can change", of: titles(false) },
    { verb: "can read", of: titles(true) },
  ].filter(({ of }) => of.length > 0);
  if (parts.length === 0) return "No permission";
  const words = parts.map(({ verb, of }) => `${verb} ${someOf(of)}`).join("; ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function someOf(titles: readonly string[]): string {
  const rest = titles.length - MAX_TITLES;
  const named = rest > 1 ? [...titles.slice(0, MAX_TITLES), `${rest} more`] : titles;
  return new Intl.ListFormat("en").format(named);
}

/** "3 repositories", "All 12 repositories" */
export function repositoryWords(selection: "all" | "selected", count: number): string {
  const repositories = count === 1 ? "1 repository" : `${count.toLocaleString("en")} repositories`;
  if (selection === "selected") return repositories;
  return count === 0 ? "All repositories; there is none yet" : `All repositories, ${count.toLocaleString("en")} now`;
}
