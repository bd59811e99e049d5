import { z } from "zod";
import { created, listed, noContent, ok } from "@/lib/api/answer.ts";
import { conflict, notFound } from "@/lib/api/errors.ts";
import { ACTORS, ANYONE, operation, type RepositorySubject } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { onPage, pageFrom } from "@/lib/platform/pagination.ts";
import { requireActor } from "../../acting.ts";
import { listRefs, type Ref } from "../../git/list-refs.ts";
import { findRef } from "../../git/refs.ts";
import { isEmptyRepository } from "../../git/resolve-ref.ts";
import { refusingGit } from "../../refusing-git.ts";
import { requireMayBring, WRITE_CONTENTS } from "../../workflows-permission.ts";
import { createRef, deleteRef, updateRef } from "../change-ref.ts";
import { refSchema, representRef } from "../represent.ts";
import { createRefInput, updateRefInput } from "../schemas.ts";

const READ: Requirement = { anyOf: [{ contents: "read" }], public: true };

export const getRefOperation = operation({
  id: "git/get-ref",
  method: "GET",
  path: "/repos/{owner}/{repo}/git/ref/{ref}",
  summary: "Read a branch or tag as a reference",
  documentation: "/rest/git/refs#get-a-reference",
  accepts: ANYONE,
  requires: READ,
  responses: { 200: refSchema },
  multiSegment: ["ref"],
  example: { params: { ref: "heads/main" } },
  handler: async ({ repository, params }) => {
    const ref = await refusingGit(() => findRef(repository.id, `refs/${params.ref}`), { invalid: () => notFound() });
    if (ref) return ok(representRef(ref, repository));
    if (await isEmptyRepository(repository.id)) throw conflict("Git Repository is empty.");
    throw notFound();
  },
});

export const listMatchingRefs = operation({
  id: "git/list-matching-refs",
  method: "GET",
  path: "/repos/{owner}/{repo}/git/matching-refs/{ref}",
  summary: "List the references whose names start alike",
  documentation: "/rest/git/refs#list-matching-references",
  accepts: ANYONE,
  requires: READ,
  query: pageQuery,
  responses: { 200: z.array(refSchema) },
  multiSegment: ["ref"],
  example: { params: { ref: "heads/ma" } },
  handler: async ({ repository, params, query, url }) => {
    const refs = await refusingGit(() => listRefs(repository.id, `refs/${params.ref}`));
    return listedRefs(refs, { repository, query, url });
  },
});

type Listing = { repository: RepositorySubject; query: z.output<typeof pageQuery>; url: URL };

function listedRefs(refs: readonly Ref[], { repository, query, url }: Listing) {
  const page = pageFrom(query);
  const shown = onPage(refs, page);
  return listed(
    shown.map((ref) => representRef(ref, repository)),
    { url, page, total: refs.length },
  );
}

/**
 * The address that a reference's own `url` has: the reference of that name, else those whose names start alike, as
 * before the two were told apart. PyGithub, octokit.rb and clients of 2016 read here.
 */
export const getRefAtFormerPath = operation({
  id: "git/get-ref-at-former-path",
  method: "GET",
  path: "/repos/{owner}/{repo}/git/refs/{ref}",
  summary: "Read a reference, or list those whose names start alike",
  documentation: "/rest/git/refs#get-a-reference",
  accepts: ANYONE,
  requires: READ,
  query: pageQuery,
  responses: { 200: z.union([refSchema, z.array(refSchema)]) },
  multiSegment: ["ref"],
  example: { params: { ref: "heads/main" } },
  handler: async ({ repository, params, query, url }) => {
    const alike = await refusingGit(() => listRefs(repository.id, `refs/${params.ref}`));
    const exact = alike.find(({ ref }) => ref === `refs/${params.ref}`);
    if (exact) return ok(representRef(exact, repository));
    if (alike.length > 0) return listedRefs(alike, { repository, query, url });
    if (await isEmptyRepository(repository.id)) throw conflict("Git Repository is empty.");
    throw notFound();
  },
});

/** The same of all references. */
export const listRefsAtFormerPath = operation({
  id: "git/list-refs-at-former-path",
  method: "GET",
  path: "/repos/{owner}/{repo}/git/refs",
  summary: "List all references",
  documentation: "/rest/git/refs#list-matching-references",
  accepts: ANYONE,
  requires: READ,
  query: pageQuery,
  responses: { 200: z.array(refSchema) },
  handler: async ({ repository, query, url }) => {
    const refs = await refusingGit(() => listRefs(repository.id));
    if (refs.length === 0) throw conflict("Git Repository is empty.");
    return listedRefs(refs, { repository, query, url });
  },
});

export const createRefOperation = operation({
  id: "git/create-ref",
  method: "POST",
  path: "/repos/{owner}/{repo}/git/refs",
  summary: "Create a branch or tag",
  documentation: "/rest/git/refs#create-a-reference",
  accepts: ACTORS,
  requires: WRITE_CONTENTS,
  resource: "Reference",
  body: createRefInput,
  responses: { 201: refSchema },
  handler: async ({ grant, repository, body }) => {
    await requireMayBring(grant, repository, body.sha);
    const ref = await createRef({ actor: requireActor(grant), repository, ...body });
    const json = representRef(ref, repository);
    return created(json, json.url);
  },
});

export const updateRefOperation = operation({
  id: "git/update-ref",
  method: "PATCH",
  path: "/repos/{owner}/{repo}/git/refs/{ref}",
  summary: "Move a branch or tag",
  documentation: "/rest/git/refs#update-a-reference",
  accepts: ACTORS,
  requires: WRITE_CONTENTS,
  resource: "Reference",
  body: updateRefInput,
  responses: { 200: refSchema },
  multiSegment: ["ref"],
  handler: async ({ grant, repository, params, body }) => {
    await requireMayBring(grant, repository, body.sha);
    const ref = await updateRef({ actor: requireActor(grant), repository, ref: `refs/${params.ref}`, ...body });
    return ok(representRef(ref, repository));
  },
});

export const deleteRefOperation = operation({
  id: "git/delete-ref",
  method: "DELETE",
  path: "/repos/{owner}/{repo}/git/refs/{ref}",
  summary: "Delete a branch or tag",
  documentation: "/rest/git/refs#delete-a-reference",
  accepts: ACTORS,
  requires: { anyOf: [{ contents: "write" }], role: "push" },
  responses: { 204: null },
  multiSegment: ["ref"],
  handler: async ({ grant, repository, params }) => {
    await deleteRef({ actor: requireActor(grant), repository, ref: `refs/${params.ref}` });
    return noContent();
  },
});
