import { findAccountByLogin } from "@/lib/accounts/queries.ts";
import { accepted, noContent, ok } from "@/lib/api/answer.ts";
import { ACTORS, ANYONE, operation } from "@/lib/api/operation.ts";
import { requireActor } from "../../acting.ts";
import { deleteRepository } from "../delete-repository.ts";
import { findFamily } from "../family.ts";
import { permissionsShown } from "../permissions-shown.ts";
import {
  fullRepositorySchema,
  minimalRepositorySchema,
  REPOSITORY_FIELDS_WITHDRAWN,
  representFullRepository,
  representMinimalRepository,
} from "../represent.ts";
import { requireReachesAccount } from "../require-reaches-account.ts";
import { requireRepositoryRow } from "../row.ts";
import { transferRepositoryInput, updateRepositoryInput } from "../schemas.ts";
import { transferRepository } from "../transfer-repository.ts";
import { updateRepository } from "../update-repository.ts";

export const getRepositoryOperation = operation({
  id: "repos/get",
  method: "GET",
  path: "/repos/{owner}/{repo}",
  summary: "Read a repository",
  documentation: "/rest/repos/repos#get-a-repository",
  accepts: ANYONE,
  requires: { anyOf: [{ metadata: "read" }], public: true },
  withdrawn: REPOSITORY_FIELDS_WITHDRAWN,
  responses: { 200: fullRepositorySchema },
  handler: async ({ grant, repository }) => {
    const row = await requireRepositoryRow(repository.id);
    return ok(representFullRepository(row, permissionsShown(grant, repository), await findFamily(row, grant)));
  },
});

export const updateRepositoryOperation = operation({
  id: "repos/update",
  method: "PATCH",
  path: "/repos/{owner}/{repo}",
  summary: "Change a repository",
  documentation: "/rest/repos/repos#update-a-repository",
  accepts: ACTORS,
  requires: { anyOf: [{ administration: "write" }], role: "admin" },
  resource: "Repository",
  body: updateRepositoryInput,
  withdrawn: REPOSITORY_FIELDS_WITHDRAWN,
  responses: { 200: fullRepositorySchema },
  example: { body: { description: "Widgets of all kinds" } },
  handler: async ({ grant, repository, body }) => {
    const row = await updateRepository({ actor: requireActor(grant), repository, input: body });
    return ok(representFullRepository(row, permissionsShown(grant, { ...repository, private: row.private })));
  },
});

export const deleteRepositoryOperation = operation({
  id: "repos/delete",
  method: "DELETE",
  path: "/repos/{owner}/{repo}",
  summary: "Delete a repository",
  documentation: "/rest/repos/repos#delete-a-repository",
  accepts: ACTORS,
  requires: { anyOf: [{ administration: "write" }], role: "admin", scopes: ["delete_repo"] },
  responses: { 204: null },
  handler: async ({ grant, repository }) => {
    await deleteRepository({ actor: requireActor(grant), repository });
    return noContent();
  },
});

export const transferRepositoryOperation = operation({
  id: "repos/transfer",
  method: "POST",
  path: "/repos/{owner}/{repo}/transfer",
  summary: "Give a repository to another account",
  documentation: "/rest/repos/repos#transfer-a-repository",
  accepts: ["user-via-integration", "personal-token", "fine-grained-token", "session"],
  requires: { anyOf: [{ administration: "write" }], role: "admin" },
  resource: "Repository",
  body: transferRepositoryInput,
  withdrawn: REPOSITORY_FIELDS_WITHDRAWN,
  responses: { 202: minimalRepositorySchema },
  example: { as: "mona", params: { repo: "open" }, body: { new_owner: "mona" } },
  // The answer shows the owner that it had, as documented; a person who is only asked has a day to accept.
  handler: async ({ grant, repository, body }) => {
    const receiver = await findAccountByLogin(body.new_owner);
    if (receiver?.type === "ORGANIZATION") await requireReachesAccount(grant, receiver.id);
    const { before } = await transferRepository({ actor: requireActor(grant), repository, input: body });
    return accepted(representMinimalRepository(before));
  },
});
