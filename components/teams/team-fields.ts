import type { FormField } from "@/components/accounts/fields-form.tsx";
import type { TeamRow } from "@/lib/accounts/teams/row.ts";
import { PRIVACY_OPTIONS } from "./words.ts";

/** The fields of the forms that make and change a team. `parents` are the teams that it may be put under. */
export const teamFields = (
  parents: readonly { id: number; name: string }[],
  team?: Pick<TeamRow, "name" | "description" | "privacy" | "parentId">,
): FormField[] => [
  { name: "name", label: "Name", required: true, value: team?.name },
  { name: "description", label: "Description", optional: true, value: team?.description },
  {
    name: "privacy",
    label: "Who sees it",
    kind: "select",
    value: team?.privacy ?? "closed",
    options: PRIVACY_OPTIONS,
    hint: "A team with another one above or under it is visible to every member.",
  },
  {
    name: "parent_team_id",
    label: "Under which team",
    kind: "select",
    value: String(team?.parentId ?? 0),
    options: [{ value: "0", label: "None" }, ...parents.map(({ id, name }) => ({ value: String(id), label: name }))],
    hint: "Its people reach what that team reaches as well.",
  },
];
