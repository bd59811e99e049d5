import { z } from "zod";
import type { Account } from "@/generated/prisma/client.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { representSimpleUser, simpleUserSchema } from "./represent.ts";
import type { RepositoryCounts } from "./represent-organization.ts";

/** Source of the keys: the official schema `public-user`. */
export const publicUserSchema = simpleUserSchema.extend({
  name: z.string().nullable(),
  company: z.null(),
  blog: z.string(),
  location: z.string().nullable(),
  email: z.string().nullable(),
  hireable: z.null(),
  bio: z.string().nullable(),
  twitter_username: z.null(),
  public_repos: z.int(),
  public_gists: z.int(),
  followers: z.int(),
  following: z.int(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});

/** Source of the keys: the official schema `private-user`. */
export const privateUserSchema = publicUserSchema.extend({
  notification_email: z.string().nullable(),
  private_gists: z.int(),
  total_private_repos: z.int(),
  owned_private_repos: z.int(),
  disk_usage: z.int(),
  collaborators: z.int(),
  two_factor_authentication: z.boolean(),
  plan: z.object({ name: z.string(), space: z.int(), collaborators: z.int(), private_repos: z.int() }),
});

/** Room for repositories is not metered; the numbers are the ones clients know to mean that. */
const PLAN = { name: "pro", space: 976_562_499, collaborators: 0, private_repos: 9999 };

/** An account as everybody sees it; addresses are nobody else's business. */
export function representPublicUser(
  account: Account,
  repositories: RepositoryCounts,
): z.infer<typeof publicUserSchema> {
  const { name, url, location, description, createdAt, updatedAt } = account;
  return {
    ...representSimpleUser(account),
    name,
    company: null,
    blog: url ?? "",
    location,
    email: null,
    hireable: null,
    bio: description,
    twitter_username: null,
    public_repos: repositories.public,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: timestamp(createdAt),
    updated_at: timestamp(updatedAt),
  };
}

/** A person as they see themselves. */
export function representPrivateUser(
  account: Account,
  { repositories, email }: { repositories: RepositoryCounts; email: string | null },
): z.infer<typeof privateUserSchema> {
  return {
    ...representPublicUser(account, repositories),
    notification_email: email,
    private_gists: 0,
    total_private_repos: repositories.private,
    owned_private_repos: repositories.private,
    disk_usage: 0,
    collaborators: 0,
    two_factor_authentication: false,
    plan: PLAN,
  };
}
