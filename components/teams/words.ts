import type { RepositoryRole } from "@/lib/authorization/roles.ts";

type Named = { login: string };

/** The page of a team; `rest` continues it and starts with a slash or a number sign. */
export const teamPath = ({ login }: Named, { slug }: { slug: string }, rest = ""): string =>
  `/organizations/${login}/teams/${slug}${rest}`;

/** "1 person", "3 people" */
export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Roles on a repository as a person chooses them, weakest first. */
export const ROLE_OPTIONS: readonly { value: RepositoryRole; label: string }[] = [
  { value: "pull", label: "Read" },
  { value: "triage", label: "Triage" },
  { value: "push", label: "Write" },
  { value: "maintain", label: "Maintain" },
  { value: "admin", label: "Administer" },
];

export const roleLabel = (role: RepositoryRole): string =>
  ROLE_OPTIONS.find(({ value }) => value === role)?.label ?? role;

export const PRIVACY_OPTIONS = [
  { value: "closed", label: "Visible to every member" },
  { value: "secret", label: "Secret: its people and owners alone" },
] as const;
