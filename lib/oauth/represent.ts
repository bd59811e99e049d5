import { z } from "zod";
import { representSimpleUser, simpleUserSchema } from "@/lib/accounts/represent.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { apiUrl } from "@/lib/platform/urls.ts";
import type { Client } from "./client.ts";
import type { ClientToken } from "./client-tokens.ts";
import type { ScopedToken } from "./scope-token.ts";

/** The schema `authorization` of the official description. */
export const authorizationSchema = z.object({
  id: z.int(),
  url: z.url(),
  scopes: z.array(z.string()),
  token: z.string(),
  token_last_eight: z.string(),
  hashed_token: z.string(),
  app: z.object({ name: z.string(), url: z.url(), client_id: z.string() }),
  note: z.null(),
  note_url: z.null(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  fingerprint: z.null(),
  expires_at: z.iso.datetime().nullable(),
  user: simpleUserSchema,
  installation: z
    .object({
      permissions: z.record(z.string(), z.string()),
      repository_selection: z.enum(["all", "selected"]),
      single_file_name: z.null(),
      repositories_url: z.url(),
      account: simpleUserSchema,
    })
    .nullable(),
});

/** A token as its client sees it; `value` is what the client sent, or was just given. */
export function representAuthorization(
  client: Client,
  { token, value }: { token: ClientToken; value: string },
  scoped: ScopedToken | null = null,
): z.input<typeof authorizationSchema> {
  return {
    id: token.id,
    url: apiUrl(`/authorizations/${token.id}`),
    scopes: token.scopes,
    token: value,
    token_last_eight: token.lastEight,
    hashed_token: Buffer.from(token.hash).toString("hex"),
    app: { name: client.name, url: client.url, client_id: client.clientId },
    note: null,
    note_url: null,
    created_at: timestamp(token.createdAt),
    updated_at: timestamp(token.createdAt),
    fingerprint: null,
    expires_at: token.expiresAt && timestamp(token.expiresAt),
    user: representSimpleUser(token.account),
    installation: scoped && {
      permissions: { ...scoped.permissions },
      repository_selection: scoped.repositorySelection,
      single_file_name: null,
      repositories_url: apiUrl("/user/repos"),
      account: representSimpleUser(scoped.account),
    },
  };
}
