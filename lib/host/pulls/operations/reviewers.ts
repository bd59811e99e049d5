import { z } from "zod";
import { representSimpleUser, simpleUserSchema } from "@/lib/accounts/represent.ts";
import { representTeam, teamSchema } from "@/lib/accounts/teams/represent.ts";
import { created, ok } from "@/lib/api/answer.ts";
import { ACTORS, ANYONE, operation } from "@/lib/api/operation.ts";
import { requireActor } from "../../acting.ts";
import { removeReviewers, requestReviewers } from "../change-reviewers.ts";
import { PULL_FIELDS_WITHDRAWN, representSimplePull, simplePullSchema } from "../represent.ts";
import { requirePull } from "../row.ts";
import { pullShownTo, teamsNamedBy } from "../shown-to.ts";
import { pullParams, READ_PULLS, WRITE_PULLS } from "./pulls.ts";

const PATH = "/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers";
const DOCUMENTATION = "/rest/pulls/review-requests";
const REVIEWERS_MAX = 15;

const names = z.array(z.string()).max(REVIEWERS_MAX, { error: `name ${REVIEWERS_MAX} at most` });
const reviewersInput = z.object({ reviewers: names.default([]), team_reviewers: names.default([]) });

export const listReviewersOperation = operation({
  id: "pulls/list-requested-reviewers",
  method: "GET",
  path: PATH,
  summary: "List whose review is asked for",
  documentation: `${DOCUMENTATION}#get-all-requested-reviewers-for-a-pull-request`,
  accepts: ANYONE,
  requires: READ_PULLS,
  params: pullParams,
  responses: { 200: z.object({ users: z.array(simpleUserSchema), teams: z.array(teamSchema) }) },
  handler: async ({ grant, repository, params }) => {
    const pull = await requirePull(repository.id, params.pull_number);
    const { reviewers, reviewTeams } = await pullShownTo(grant, pull);
    return ok({
      users: reviewers.map(representSimpleUser),
      teams: reviewTeams.map((team) => representTeam(team)),
    });
  },
});

export const requestReviewersOperation = operation({
  id: "pulls/request-reviewers",
  method: "POST",
  path: PATH,
  summary: "Ask people and teams for a review",
  documentation: `${DOCUMENTATION}#request-reviewers-for-a-pull-request`,
  accepts: ACTORS,
  requires: { ...WRITE_PULLS, role: "triage" },
  params: pullParams,
  resource: "PullRequest",
  body: reviewersInput,
  withdrawn: PULL_FIELDS_WITHDRAWN,
  responses: { 201: simplePullSchema },
  handler: async ({ grant, repository, params: { pull_number: number }, body: input }) => {
    const mayName = await teamsNamedBy(grant, repository.ownerLogin);
    const pull = await requestReviewers({ actor: requireActor(grant), repository, number, input, mayName });
    return created(representSimplePull(await pullShownTo(grant, pull)));
  },
});

export const removeReviewersOperation = operation({
  id: "pulls/remove-requested-reviewers",
  method: "DELETE",
  path: PATH,
  summary: "Ask people and teams for their review no more",
  documentation: `${DOCUMENTATION}#remove-requested-reviewers-from-a-pull-request`,
  accepts: ACTORS,
  requires: { ...WRITE_PULLS, role: "triage" },
  params: pullParams,
  resource: "PullRequest",
  body: reviewersInput,
  withdrawn: PULL_FIELDS_WITHDRAWN,
  responses: { 200: simplePullSchema },
  handler: async ({ grant, repository, params: { pull_number: number }, body: input }) => {
    const mayName = await teamsNamedBy(grant, repository.ownerLogin);
    const pull = await removeReviewers({ actor: requireActor(grant), repository, number, input, mayName });
    return ok(representSimplePull(await pullShownTo(grant, pull)));
  },
});
