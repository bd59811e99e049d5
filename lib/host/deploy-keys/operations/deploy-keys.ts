import { z } from "zod";
import { created, listed, noContent, ok } from "@/lib/api/answer.ts";
import { idParam } from "@/lib/api/id-param.ts";
import { ACTORS, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { requireActor } from "../../acting.ts";
import { addDeployKey, removeDeployKey } from "../change-key.ts";
import { listDeployKeys, requireDeployKey } from "../queries.ts";
import { deployKeySchema, representDeployKey } from "../represent.ts";
import { deployKeyInput } from "../schemas.ts";

const READ: Requirement = { anyOf: [{ administration: "read" }], role: "admin" };
const WRITE: Requirement = { anyOf: [{ administration: "write" }], role: "admin" };
const keyParams = z.object({ key_id: idParam });

export const listDeployKeysOperation = operation({
  id: "repos/list-deploy-keys",
  method: "GET",
  path: "/repos/{owner}/{repo}/keys",
  summary: "List the deploy keys of a repository",
  documentation: "/rest/deploy-keys/deploy-keys#list-deploy-keys",
  accepts: ACTORS,
  requires: READ,
  query: pageQuery,
  responses: { 200: z.array(deployKeySchema) },
  handler: async ({ repository, query, url }) => {
    const page = pageFrom(query);
    const { total, keys } = await listDeployKeys(repository.id, page);
    return listed(
      keys.map((key) => representDeployKey(key, repository)),
      { url, page, total },
    );
  },
});

export const createDeployKey = operation({
  id: "repos/create-deploy-key",
  method: "POST",
  path: "/repos/{owner}/{repo}/keys",
  summary: "Add a deploy key, which is kept and told of: git over ssh is not served",
  documentation: "/rest/deploy-keys/deploy-keys#create-a-deploy-key",
  accepts: ACTORS,
  requires: WRITE,
  resource: "PublicKey",
  body: deployKeyInput,
  responses: { 201: deployKeySchema },
  example: {
    body: {
      title: "deployer",
      key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0TpVnGXmBq3b0fPpEYbkkXqYzJrX8q6pYkq1vRzq3H deployer",
      read_only: true,
    },
  },
  handler: async ({ grant, repository, body }) => {
    const key = await addDeployKey({ actor: requireActor(grant), repository, input: body });
    const json = representDeployKey(key, repository);
    return created(json, json.url);
  },
});

export const getDeployKey = operation({
  id: "repos/get-deploy-key",
  method: "GET",
  path: "/repos/{owner}/{repo}/keys/{key_id}",
  summary: "Read a deploy key",
  documentation: "/rest/deploy-keys/deploy-keys#get-a-deploy-key",
  accepts: ACTORS,
  requires: READ,
  params: keyParams,
  responses: { 200: deployKeySchema },
  handler: async ({ repository, params }) =>
    ok(representDeployKey(await requireDeployKey(repository.id, params.key_id), repository)),
});

export const deleteDeployKey = operation({
  id: "repos/delete-deploy-key",
  method: "DELETE",
  path: "/repos/{owner}/{repo}/keys/{key_id}",
  summary: "Delete a deploy key",
  documentation: "/rest/deploy-keys/deploy-keys#delete-a-deploy-key",
  accepts: ACTORS,
  requires: WRITE,
  params: keyParams,
  responses: { 204: null },
  handler: async ({ grant, repository, params }) => {
    await removeDeployKey({ actor: requireActor(grant), repository, id: params.key_id });
    return noContent();
  },
});
