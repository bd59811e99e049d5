import { z } from "zod";
import { created, listed, noContent, ok } from "@/lib/api/answer.ts";
import { ACTORS, ANYONE, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { requireActor } from "../../acting.ts";
import { createLabel } from "../create-label.ts";
import { deleteLabel } from "../delete-label.ts";
import { listLabels, requireLabel } from "../queries.ts";
import { labelSchema, representLabel } from "../represent.ts";
import { createLabelInput, updateLabelInput } from "../schemas.ts";
import { updateLabel } from "../update-label.ts";

const READ: Requirement = { anyOf: [{ issues: "read" }, { pull_requests: "read" }], public: true };
const WRITE: Requirement = { anyOf: [{ issues: "write" }, { pull_requests: "write" }], role: "push" };

export const listLabelsOperation = operation({
  id: "issues/list-labels-for-repo",
  method: "GET",
  path: "/repos/{owner}/{repo}/labels",
  summary: "List the labels of a repository",
  documentation: "/rest/issues/labels#list-labels-for-a-repository",
  accepts: ANYONE,
  requires: READ,
  query: pageQuery,
  responses: { 200: z.array(labelSchema) },
  handler: async ({ repository, query, url }) => {
    const page = pageFrom(query);
    const { total, labels } = await listLabels(repository.id, page);
    return listed(
      labels.map((label) => representLabel(label, repository)),
      { url, page, total },
    );
  },
});

export const createLabelOperation = operation({
  id: "issues/create-label",
  method: "POST",
  path: "/repos/{owner}/{repo}/labels",
  summary: "Create a label",
  documentation: "/rest/issues/labels#create-a-label",
  accepts: ACTORS,
  requires: WRITE,
  resource: "Label",
  body: createLabelInput,
  responses: { 201: labelSchema },
  example: { body: { name: "triaged", color: "0075ca" } },
  handler: async ({ grant, repository, body }) => {
    const label = await createLabel({ actor: requireActor(grant), repository, input: body });
    const json = representLabel(label, repository);
    return created(json, json.url);
  },
});

export const getLabelOperation = operation({
  id: "issues/get-label",
  method: "GET",
  path: "/repos/{owner}/{repo}/labels/{name}",
  summary: "Read a label",
  documentation: "/rest/issues/labels#get-a-label",
  accepts: ANYONE,
  requires: READ,
  responses: { 200: labelSchema },
  example: { params: { name: "bug" } },
  handler: async ({ repository, params }) =>
    ok(representLabel(await requireLabel(repository.id, params.name), repository)),
});

export const updateLabelOperation = operation({
  id: "issues/update-label",
  method: "PATCH",
  path: "/repos/{owner}/{repo}/labels/{name}",
  summary: "Change a label",
  documentation: "/rest/issues/labels#update-a-label",
  accepts: ACTORS,
  requires: WRITE,
  resource: "Label",
  body: updateLabelInput,
  responses: { 200: labelSchema },
  example: { params: { name: "bug" }, body: { color: "b60205" } },
  handler: async ({ grant, repository, params, body }) => {
    const label = await updateLabel({ actor: requireActor(grant), repository, name: params.name, input: body });
    return ok(representLabel(label, repository));
  },
});

export const deleteLabelOperation = operation({
  id: "issues/delete-label",
  method: "DELETE",
  path: "/repos/{owner}/{repo}/labels/{name}",
  summary: "Delete a label",
  documentation: "/rest/issues/labels#delete-a-label",
  accepts: ACTORS,
  requires: WRITE,
  responses: { 204: null },
  example: { params: { name: "bug" } },
  handler: async ({ grant, repository, params }) => {
    await deleteLabel({ actor: requireActor(grant), repository, name: params.name });
    return noContent();
  },
});
