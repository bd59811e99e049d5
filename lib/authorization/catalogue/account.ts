import type { CatalogueRow } from "./row.ts";

export const ACCOUNT_PERMISSIONS = {
  blocking: {
    title: "Your blocked users",
    description: "Whom you have blocked.",
    verbs: { read: "see whom you block", write: "block and unblock users for you" },
    power: "access",
  },
  codespaces_user_secrets: {
    title: "Your cloud workspace secrets",
    description: "The names of the secrets that your cloud workspaces are given, and setting them; never their values.",
    verbs: {
      read: "list the names of your cloud workspace secrets",
      write: "set and delete your cloud workspace secrets",
    },
    power: "automation",
  },
  emails: {
    spellings: ["email_addresses"],
    title: "Your email addresses",
    description: "Your email addresses, private ones too.",
    verbs: { read: "read your email addresses", write: "add, remove and hide your email addresses" },
    power: "access",
  },
  followers: {
    title: "Whom you follow",
    description: "Who follows you and whom you follow.",
    verbs: { read: "see whom you follow", write: "follow and unfollow users for you" },
  },
  gpg_keys: {
    title: "Your GPG keys",
    description: "The public GPG keys that prove your signatures.",
    verbs: { read: "read your GPG keys", write: "add and delete your GPG keys" },
    power: "access",
  },
  gists: {
    title: "Your snippets",
    description: "Your snippets, their comments and stars.",
    verbs: { write: "create, change and delete snippets and comments as you" },
  },
  keys: {
    spellings: ["git_ssh_keys"],
    title: "Your SSH keys",
    description: "The public SSH keys that you reach your repositories with.",
    verbs: { read: "read your SSH keys", write: "add and delete your SSH keys" },
    power: "access",
  },
  interaction_limits: {
    title: "Your interaction limits",
    description: "Who may comment and contribute in your public repositories for a while.",
    verbs: { read: "read your interaction limits", write: "set and lift your interaction limits" },
    power: "access",
  },
  plan: {
    title: "Your plan",
    description: "Your plan and what you have used of it.",
    verbs: { read: "read your plan and usage" },
  },
  private_repository_invitations: {
    title: "Your repository invitations",
    description: "Invitations to private repositories.",
    verbs: { read: "read invitations to private repositories" },
  },
  profile: {
    title: "Your profile",
    description: "Your public profile: name, biography, links.",
    verbs: { write: "change your profile" },
  },
  git_signing_ssh_public_keys: {
    title: "Your SSH signing keys",
    description: "The public SSH keys that prove your signatures.",
    verbs: { read: "read your SSH signing keys", write: "add and delete your SSH signing keys" },
    power: "access",
  },
  starring: {
    title: "Your stars",
    description: "The repositories that you have starred.",
    verbs: { read: "see what you have starred", write: "star and unstar repositories for you" },
  },
  watching: {
    title: "What you watch",
    description: "The repositories whose activity you are told about.",
    verbs: { read: "see what you watch", write: "watch and unwatch repositories for you" },
  },
} as const satisfies Record<string, CatalogueRow>;
