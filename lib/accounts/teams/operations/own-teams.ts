import { z } from "zod";
import { listed } from "@/lib/api/answer.ts";
import { operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { reachOf } from "../../operations/reach.ts";
import { PEOPLE, requirePerson } from "../../operations/require-person.ts";
import { pageOfOrganizations } from "../../people-queries.ts";
import { countRepositories } from "../../repository-counts.ts";
import { teamsOfPerson } from "../queries.ts";
import { fullTeamSchema, representFullTeam } from "../represent.ts";

/** More organizations than anybody belongs to; a credential that reaches fewer is told of those alone. */
const ALL = { page: 1, perPage: 1000 };

export const listOwnTeams = operation({
  id: "teams/list-for-authenticated-user",
  method: "GET",
  path: "/user/teams",
  summary: "List the teams that one is in",
  documentation: "/rest/teams/teams#list-teams-for-the-authenticated-user",
  accepts: PEOPLE,
  requires: { anyOf: [{}], scopes: ["user", "repo", "read:org"] },
  query: pageQuery,
  responses: { 200: z.array(fullTeamSchema) },
  example: { as: "hubot" },
  handler: async ({ grant, query, url }) => {
    const page = pageFrom(query);
    const userId = requirePerson(grant);
    const { organizations } = await pageOfOrganizations({ userId, page: ALL, ...reachOf(grant) });
    const organizationIds = organizations.map(({ id }) => id);
    const { teams, total } = await teamsOfPerson({ userId, organizationIds }, page);
    const shown = [...new Set(teams.map(({ organizationId }) => organizationId))];
    const counts = new Map(await Promise.all(shown.map(async (id) => [id, await countRepositories(id)] as const)));
    const body = teams.map((team) =>
      representFullTeam(team, counts.get(team.organizationId) ?? { public: 0, private: 0 }),
    );
    return listed(body, { url, page, total });
  },
});
