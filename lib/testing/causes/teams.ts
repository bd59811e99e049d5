import { ask, type Story } from "./story.ts";

const TEAM = "/orgs/acme/teams/crew";

export const TEAM_STORIES: readonly Story[] = [
  {
    title: "a team from being made to being deleted",
    causes: [
      "team.created",
      "membership.added",
      "team.added_to_repository",
      "team_add",
      "team.edited",
      "team.removed_from_repository",
      "membership.removed",
      "team.deleted",
    ],
    run: async ({ mona, installation, told }) => {
      await ask(installation, "POST", "/orgs/acme/teams", { name: "Crew", privacy: "closed" });
      await ask(mona, "PUT", `${TEAM}/memberships/hubot`);
      await ask(mona, "PUT", `${TEAM}/repos/acme/widgets`, { permission: "push" });
      await ask(mona, "PATCH", TEAM, { description: "Who ships" });
      await ask(mona, "DELETE", `${TEAM}/repos/acme/widgets`);
      await ask(mona, "DELETE", `${TEAM}/memberships/hubot`);
      await ask(mona, "DELETE", TEAM);
      await told("team.deleted");
    },
  },
];
