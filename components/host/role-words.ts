import { REPOSITORY_ROLES, type RepositoryRole } from "@/lib/authorization/roles.ts";

const WORDS: Readonly<Record<RepositoryRole, { name: string; may: string }>> = {
  pull: { name: "Read", may: "see everything, open issues and comment" },
  triage: { name: "Triage", may: "sort and close issues as well" },
  push: { name: "Write", may: "push as well" },
  maintain: { name: "Maintain", may: "manage it, without access and deletion" },
  admin: { name: "Admin", may: "do everything" },
};

export const roleName = (role: RepositoryRole): string => WORDS[role].name;

/** For a select that says what each role may. */
export const ROLE_OPTIONS = REPOSITORY_ROLES.map((value) => ({
  value,
  label: `${WORDS[value].name}: ${WORDS[value].may}`,
}));

export const ROLE_NAMES = REPOSITORY_ROLES.map((value) => ({ value, label: WORDS[value].name }));
