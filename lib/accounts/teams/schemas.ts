import { z } from "zod";
import { idValue } from "@/lib/api/id-param.ts";
import { REPOSITORY_ROLES } from "@/lib/authorization/roles.ts";
import { NOT_ONE_LINE, ONE_LINE } from "@/lib/platform/one-line.ts";
import { NAME_LENGTH_MAX } from "../rules.ts";

const TEAM_DESCRIPTION_LENGTH_MAX = 1024;
/** More people or repositories than this are given to a team one by one. */
const LIST_LENGTH_MAX = 100;

const name = z
  .string()
  .trim()
  .min(1, "Give the team a name.")
  .max(NAME_LENGTH_MAX, `Use at most ${NAME_LENGTH_MAX} characters.`)
  .regex(ONE_LINE, NOT_ONE_LINE);

const description = z
  .string()
  .trim()
  .max(TEAM_DESCRIPTION_LENGTH_MAX, `Use at most ${TEAM_DESCRIPTION_LENGTH_MAX} characters.`)
  .transform((text) => text || null)
  .nullable();

const privacy = z.enum(["closed", "secret"], { error: "use closed or secret" });
const notificationSetting = z.enum(["notifications_enabled", "notifications_disabled"], {
  error: "use notifications_enabled or notifications_disabled",
});
const permission = z.enum(["pull", "push", "admin"], { error: "use pull, push or admin" });
const list = <Item extends z.ZodType>(item: Item) =>
  z.array(item).max(LIST_LENGTH_MAX, `Give at most ${LIST_LENGTH_MAX}.`);

/** As `POST /orgs/{org}/teams` takes it. */
export const newTeamInput = z.object({
  name,
  description: description.optional(),
  privacy: privacy.optional(),
  notification_setting: notificationSetting.default("notifications_enabled"),
  permission: permission.default("pull"),
  parent_team_id: idValue.nullable().optional(),
  /** Logins of people who belong to the organization. */
  maintainers: list(z.string()).default([]),
  /** As "owner/name". */
  repo_names: list(z.string()).default([]),
});
export type NewTeamInput = z.input<typeof newTeamInput>;

/** As `PATCH` takes it; what is left out stays as it is. */
export const teamInput = z.object({
  name: name.optional(),
  description: description.optional(),
  privacy: privacy.optional(),
  notification_setting: notificationSetting.optional(),
  permission: permission.optional(),
  parent_team_id: idValue.nullable().optional(),
});
export type TeamInput = z.input<typeof teamInput>;

const teamRole = z.enum(["member", "maintainer"], { error: "use member or maintainer" });
export const teamMembershipInput = z.object({ role: teamRole.default("member") });

/** The role that a team gets on a repository; without one, the team's own. */
export const teamRepositoryInput = z.object({
  permission: z.enum(REPOSITORY_ROLES, { error: `use one of ${REPOSITORY_ROLES.join(", ")}` }).optional(),
});
