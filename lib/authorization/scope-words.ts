import type { Scope } from "./scopes.ts";

/** What a scope lets its holder do: in a list to choose from, on consent pages and where it is ended. */
const WORDS: Readonly<Record<Scope, string>> = {
  repo: "read and change everything in your repositories, private ones included",
  "repo:status": "read and set commit statuses",
  repo_deployment: "read and create deployments and their statuses",
  public_repo: "read and change your public repositories",
  "repo:invite": "accept and decline invitations to repositories",
  security_events: "read and dismiss security alerts",
  "admin:repo_hook": "read, change and delete webhooks of repositories",
  "write:repo_hook": "read and change webhooks of repositories",
  "read:repo_hook": "read webhooks of repositories",
  "admin:org": "manage your organizations, their people and teams",
  "write:org": "change memberships of organizations and teams",
  "read:org": "read memberships of organizations and teams",
  "admin:public_key": "read, add and delete your SSH keys",
  "write:public_key": "read and add SSH keys of yours",
  "read:public_key": "read your SSH keys",
  "admin:org_hook": "read, change and delete webhooks of your organizations",
  gist: "create and change gists",
  notifications: "read your notifications and mark them as read",
  user: "read and change your profile, addresses and whom you follow",
  "read:user": "read all of your profile",
  "user:email": "read your e-mail addresses",
  "user:follow": "follow and unfollow people as you",
  project: "read and change projects",
  "read:project": "read projects",
  delete_repo: "delete repositories that you administer",
  "write:packages": "publish packages",
  "read:packages": "download packages",
  "delete:packages": "delete packages",
  "admin:gpg_key": "read, add and delete your GPG keys",
  "write:gpg_key": "read and add GPG keys of yours",
  "read:gpg_key": "read your GPG keys",
  codespace: "create and manage codespaces",
  workflow: "change workflow files, which run with a repository's secrets",
  "read:audit_log": "read audit logs",
  offline_access: "go on while you are away, by renewing its own token",
};

export function scopeSentence(scope: Scope): string {
  const words = WORDS[scope];
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
