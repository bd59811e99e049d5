import { z } from "zod";
import { listed, ok } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import type { Grant } from "@/lib/authorization/grant.ts";
import { levelOf } from "@/lib/authorization/permissions.ts";
import { impliesScope } from "@/lib/authorization/scopes.ts";
import { onPage, pageFrom } from "@/lib/platform/pagination.ts";
import { emailsOf } from "../change-emails.ts";
import { findOwnProfile } from "../own-profile.ts";
import { privateUserSchema, publicUserSchema, representPrivateUser, representPublicUser } from "../represent-user.ts";
import { profileInput } from "../schemas.ts";
import { updateProfile } from "../update-profile.ts";
import { PEOPLE, requirePerson } from "./require-person.ts";

/** Signed in, or a classic token with the scope for it, sees what is private about oneself. */
function seesPrivately(grant: Grant): boolean {
  return grant.kind === "session" || (grant.kind === "personal-token" && impliesScope(grant.scopes, "read:user"));
}

/** Whether the credential may list the person's addresses, as GET /user/emails does. */
function seesAddresses(grant: Grant): boolean {
  if (grant.kind === "user-via-integration") return levelOf(grant.permissions, "emails") !== "none";
  return grant.kind === "session" || (grant.kind === "personal-token" && impliesScope(grant.scopes, "user:email"));
}

async function representOwn(grant: Grant) {
  const profile = await findOwnProfile(requirePerson(grant));
  if (!profile) throw notFound();
  const { account, repositories, email } = profile;
  const shown = seesPrivately(grant)
    ? representPrivateUser(account, { repositories, email: email?.address ?? null })
    : representPublicUser(account, repositories);
  // Sign-in libraries that find no address here ask for the list at an address that cannot be configured.
  return email?.verified && seesAddresses(grant) ? { ...shown, email: email.address } : shown;
}

// The private one first: the other would match it as well and drop what it does not know.
const ownSchema = z.union([privateUserSchema, publicUserSchema]);

export const getAuthenticatedUser = operation({
  id: "users/get-authenticated",
  method: "GET",
  path: "/user",
  summary: "Get the person that the credential stands for",
  documentation: "/rest/users/users#get-the-authenticated-user",
  accepts: PEOPLE,
  requires: { anyOf: [{}] },
  responses: { 200: ownSchema },
  example: {},
  handler: async ({ grant }) => ok(await representOwn(grant)),
});

export const updateAuthenticatedUser = operation({
  id: "users/update-authenticated",
  method: "PATCH",
  path: "/user",
  summary: "Change one's own profile",
  documentation: "/rest/users/users#update-the-authenticated-user",
  accepts: PEOPLE,
  requires: { anyOf: [{ profile: "write" }], scopes: ["user"] },
  resource: "User",
  body: profileInput,
  responses: { 200: ownSchema },
  example: { body: { name: "Mona L." } },
  handler: async ({ grant, body }) => {
    await updateProfile(requirePerson(grant), body);
    return ok(await representOwn(grant));
  },
});

const emailSchema = z.object({
  email: z.string(),
  primary: z.boolean(),
  verified: z.boolean(),
  visibility: z.enum(["private", "public"]).nullable(),
});

export const listOwnEmails = operation({
  id: "users/list-emails-for-authenticated-user",
  method: "GET",
  path: "/user/emails",
  summary: "List one's own e-mail addresses",
  documentation: "/rest/users/emails#list-email-addresses-for-the-authenticated-user",
  accepts: PEOPLE,
  requires: { anyOf: [{ emails: "read" }], scopes: ["user:email"] },
  query: pageQuery,
  responses: { 200: z.array(emailSchema) },
  example: {},
  handler: async ({ grant, query, url }) => {
    const page = pageFrom(query);
    const emails = await emailsOf(requirePerson(grant));
    const shown = onPage(emails, page);
    const body = shown.map(({ address, primary, verifiedAt }) => ({
      email: address,
      primary,
      verified: verifiedAt !== null,
      visibility: primary ? ("private" as const) : null,
    }));
    return listed(body, { url, page, total: emails.length });
  },
});
