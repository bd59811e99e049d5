import { z } from "zod";
import type { Account, AccountType } from "@/generated/prisma/client.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { apiUrl, htmlUrl } from "@/lib/platform/urls.ts";

/** The columns that a simple user is made of: `select: simpleAccount` in a query. */
export const simpleAccount = {
  id: true,
  login: true,
  type: true,
  siteAdmin: true,
} as const;
export type SimpleAccount = Pick<Account, keyof typeof simpleAccount>;

const TYPE_NAMES: Record<AccountType, "User" | "Organization" | "Bot"> = {
  USER: "User",
  ORGANIZATION: "Organization",
  BOT: "Bot",
};

export const simpleUserSchema = z.object({
  login: z.string(),
  id: z.int(),
  node_id: z.string(),
  avatar_url: z.url(),
  gravatar_id: z.string().nullable(),
  url: z.url(),
  html_url: z.url(),
  followers_url: z.string(),
  following_url: z.string(),
  gists_url: z.string(),
  starred_url: z.string(),
  subscriptions_url: z.string(),
  organizations_url: z.string(),
  repos_url: z.string(),
  events_url: z.string(),
  received_events_url: z.string(),
  type: z.enum(["User", "Organization", "Bot"]),
  user_view_type: z.string().optional(),
  site_admin: z.boolean(),
});
export type SimpleUser = z.infer<typeof simpleUserSchema>;

/** Who acted when the account is gone. Source: "sender `ghost` when unknown", wire facts §1.19. */
const GHOST: SimpleAccount = { id: 0, login: "ghost", type: "USER", siteAdmin: false };

/** A bot's page is its integration's: `slug[bot]` → `/apps/slug`. Source: wire facts §1.18. */
export const accountPath = ({ login, type }: Pick<SimpleAccount, "login" | "type">): string =>
  type === "BOT" ? `/apps/${login.replace(/\[bot\]$/, "")}` : `/${login}`;

export function representSimpleUser(account: SimpleAccount | null): SimpleUser {
  const { id, login, type, siteAdmin } = account ?? GHOST;
  const url = apiUrl(`/users/${encodeURIComponent(login)}`);
  return {
    login,
    id,
    node_id: nodeId(TYPE_NAMES[type], id),
    avatar_url: htmlUrl(`/avatars/${id}`),
    gravatar_id: "",
    url,
    html_url: htmlUrl(accountPath({ login, type })),
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: TYPE_NAMES[type],
    site_admin: siteAdmin,
  };
}
