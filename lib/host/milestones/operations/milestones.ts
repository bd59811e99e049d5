import { z } from "zod";
import { created, listed, noContent, ok } from "@/lib/api/answer.ts";
import { idParam } from "@/lib/api/id-param.ts";
import { ACTORS, ANYONE, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { requireActor } from "../../acting.ts";
import { labelSchema, representLabel } from "../../labels/represent.ts";
import { directionQuery } from "../../query-parts.ts";
import { createMilestone } from "../create-milestone.ts";
import { deleteMilestone } from "../delete-milestone.ts";
import { labelsOfMilestone, listMilestones } from "../queries.ts";
import { milestoneSchema, representMilestone } from "../represent.ts";
import { requireMilestone } from "../row.ts";
import { createMilestoneInput, updateMilestoneInput } from "../schemas.ts";
import { updateMilestone } from "../update-milestone.ts";

const READ: Requirement = { anyOf: [{ issues: "read" }, { pull_requests: "read" }], public: true };
const WRITE: Requirement = { anyOf: [{ issues: "write" }, { pull_requests: "write" }], role: "triage" };

const milestoneParams = z.object({ milestone_number: idParam });

export const listMilestonesOperation = operation({
  id: "issues/list-milestones",
  method: "GET",
  path: "/repos/{owner}/{repo}/milestones",
  summary: "List the milestones of a repository",
  documentation: "/rest/issues/milestones#list-milestones",
  accepts: ANYONE,
  requires: READ,
  resource: "Milestone",
  query: pageQuery.extend({
    state: z.enum(["open", "closed", "all"], { error: "use open, closed or all" }).default("open"),
    sort: z.enum(["due_on", "completeness"], { error: "use due_on or completeness" }).default("due_on"),
    direction: directionQuery.default("asc"),
  }),
  responses: { 200: z.array(milestoneSchema) },
  handler: async ({ repository, query, url }) => {
    const { state, sort, direction } = query;
    const page = pageFrom(query);
    const { total, milestones } = await listMilestones(repository.id, {
      page,
      order: { by: sort, direction },
      ...(state !== "all" && { state }),
    });
    return listed(
      milestones.map((milestone) => representMilestone(milestone, repository)),
      { url, page, total },
    );
  },
});

export const createMilestoneOperation = operation({
  id: "issues/create-milestone",
  method: "POST",
  path: "/repos/{owner}/{repo}/milestones",
  summary: "Create a milestone",
  documentation: "/rest/issues/milestones#create-a-milestone",
  accepts: ACTORS,
  requires: WRITE,
  resource: "Milestone",
  body: createMilestoneInput,
  responses: { 201: milestoneSchema },
  example: { body: { title: "1.1" } },
  handler: async ({ grant, repository, body }) => {
    const milestone = await createMilestone({ actor: requireActor(grant), repository, input: body });
    const json = representMilestone(milestone, repository);
    return created(json, json.url);
  },
});

export const getMilestoneOperation = operation({
  id: "issues/get-milestone",
  method: "GET",
  path: "/repos/{owner}/{repo}/milestones/{milestone_number}",
  summary: "Read a milestone",
  documentation: "/rest/issues/milestones#get-a-milestone",
  accepts: ANYONE,
  requires: READ,
  params: milestoneParams,
  responses: { 200: milestoneSchema },
  handler: async ({ repository, params }) =>
    ok(representMilestone(await requireMilestone(repository.id, params.milestone_number), repository)),
});

export const updateMilestoneOperation = operation({
  id: "issues/update-milestone",
  method: "PATCH",
  path: "/repos/{owner}/{repo}/milestones/{milestone_number}",
  summary: "Change, close or reopen a milestone",
  documentation: "/rest/issues/milestones#update-a-milestone",
  accepts: ACTORS,
  requires: WRITE,
  params: milestoneParams,
  resource: "Milestone",
  body: updateMilestoneInput,
  responses: { 200: milestoneSchema },
  handler: async ({ grant, repository, params, body }) => {
    const number = params.milestone_number;
    const milestone = await updateMilestone({ actor: requireActor(grant), repository, number, input: body });
    return ok(representMilestone(milestone, repository));
  },
});

export const deleteMilestoneOperation = operation({
  id: "issues/delete-milestone",
  method: "DELETE",
  path: "/repos/{owner}/{repo}/milestones/{milestone_number}",
  summary: "Delete a milestone",
  documentation: "/rest/issues/milestones#delete-a-milestone",
  accepts: ACTORS,
  requires: WRITE,
  params: milestoneParams,
  responses: { 204: null },
  handler: async ({ grant, repository, params }) => {
    await deleteMilestone({ actor: requireActor(grant), repository, number: params.milestone_number });
    return noContent();
  },
});

export const listMilestoneLabels = operation({
  id: "issues/list-labels-for-milestone",
  method: "GET",
  path: "/repos/{owner}/{repo}/milestones/{milestone_number}/labels",
  summary: "List the labels of a milestone's issues",
  documentation: "/rest/issues/labels#list-labels-for-issues-in-a-milestone",
  accepts: ANYONE,
  requires: READ,
  params: milestoneParams,
  query: pageQuery,
  responses: { 200: z.array(labelSchema) },
  handler: async ({ repository, params, query, url }) => {
    const milestone = await requireMilestone(repository.id, params.milestone_number);
    const page = pageFrom(query);
    const { total, labels } = await labelsOfMilestone(milestone.id, page);
    return listed(
      labels.map((label) => representLabel(label, repository)),
      { url, page, total },
    );
  },
});
