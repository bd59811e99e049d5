import { created } from "@/lib/api/answer.ts";
import { forbidden } from "@/lib/api/errors.ts";
import { ACTORS, operation } from "@/lib/api/operation.ts";
import type { Grant } from "@/lib/authorization/grant.ts";
import { impliesScope } from "@/lib/authorization/scopes.ts";
import { requireActor } from "../../acting.ts";
import { createRepository } from "../create-repository.ts";
import { permissionsShown } from "../permissions-shown.ts";
import { fullRepositorySchema, REPOSITORY_FIELDS_WITHDRAWN, representFullRepository } from "../represent.ts";
import { type CreateRepositoryInput, createRepositoryInput, wantsPrivate } from "../schemas.ts";

async function create(grant: Grant, ownerId: number, input: CreateRepositoryInput) {
  if (grant.kind === "personal-token" && wantsPrivate(input) && !impliesScope(grant.scopes, "repo"))
    throw forbidden("Creating a private repository needs the scope repo.");
  const row = await createRepository({ actor: requireActor(grant), ownerId, input });
  const json = representFullRepository(row, permissionsShown(grant, row));
  return created(json, json.url);
}

export const createOwnRepository = operation({
  id: "repos/create-for-authenticated-user",
  method: "POST",
  path: "/user/repos",
  summary: "Create a repository on the caller's own account",
  documentation: "/rest/repos/repos#create-a-repository-for-the-authenticated-user",
  accepts: ["user-via-integration", "personal-token", "fine-grained-token", "session"],
  requires: { anyOf: [{ administration: "write" }], scopes: ["repo", "public_repo"] },
  resource: "Repository",
  body: createRepositoryInput,
  withdrawn: REPOSITORY_FIELDS_WITHDRAWN,
  responses: { 201: fullRepositorySchema },
  example: { body: { name: "sprockets", private: true } },
  handler: ({ grant, body }) => create(grant, requireActor(grant).accountId, body),
});

export const createOrganizationRepository = operation({
  id: "repos/create-in-org",
  method: "POST",
  path: "/orgs/{org}/repos",
  summary: "Create a repository in an organization",
  documentation: "/rest/repos/repos#create-an-organization-repository",
  accepts: ACTORS,
  requires: {
    anyOf: [{ administration: "write" }],
    role: { organization: "member" },
    scopes: ["repo", "public_repo"],
  },
  resource: "Repository",
  body: createRepositoryInput,
  withdrawn: REPOSITORY_FIELDS_WITHDRAWN,
  responses: { 201: fullRepositorySchema },
  example: { body: { name: "sprockets", private: true } },
  handler: ({ grant, organization, body }) => create(grant, organization.id, body),
});
