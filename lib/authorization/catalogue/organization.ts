import type { CatalogueRow } from "./row.ts";

export const ORGANIZATION_PERMISSIONS = {
  organization_api_insights: {
    title: "API usage",
    description: "How much the organization's people and integrations use the API.",
    verbs: { read: "read API usage figures" },
  },
  organization_administration: {
    title: "Organization administration",
    description: "The organization's settings and policies, the installed integrations, rules and billing.",
    verbs: {
      read: "read settings, policies and installed integrations",
      write: "change settings, policies and rules of the organization",
    },
    power: "access",
  },
  organization_agent_secrets: {
    title: "Shared coding agent secrets",
    description: "The names of the secrets shared with coding agents, and setting them; never their values.",
    verbs: {
      read: "list the names of shared coding agent secrets",
      write: "set and delete shared coding agent secrets",
    },
    power: "automation",
  },
  organization_agent_variables: {
    title: "Shared coding agent variables",
    description: "The variables that the organization shares with coding agents, with their values.",
    verbs: { read: "read shared coding agent variables", write: "set and delete shared coding agent variables" },
    power: "automation",
  },
  organization_user_blocking: {
    title: "Blocked users",
    description: "Who is blocked from the organization.",
    verbs: { read: "see who is blocked", write: "block and unblock users" },
    power: "access",
  },
  organization_campaigns: {
    title: "Security campaigns",
    description: "Campaigns to fix security alerts across repositories.",
    verbs: { read: "read security campaigns", write: "create, change and delete security campaigns" },
  },
  organization_copilot_spaces: {
    title: "Assistant spaces",
    description: "Shared collections of context for the coding assistant.",
    verbs: { read: "read assistant spaces", write: "create, change and delete assistant spaces" },
  },
  organization_copilot_agent_settings: {
    title: "Organization coding agent settings",
    description: "Which repositories the coding agent may work in, and how.",
    verbs: { read: "read coding agent settings", write: "change where and how coding agents work" },
    power: "automation",
  },
  organization_copilot_content_exclusion: {
    title: "Assistant content exclusion",
    description: "The files that the coding assistant must not read.",
    verbs: { read: "read which files are excluded", write: "change which files are excluded" },
    power: "access",
  },
  organization_custom_org_roles: {
    title: "Custom organization roles",
    description: "The roles that the organization has defined for itself.",
    verbs: { read: "read custom organization roles", write: "create, change and delete custom organization roles" },
    power: "access",
  },
  organization_custom_properties: {
    title: "Custom properties",
    description: "The properties that the organization's repositories can have, and their values.",
    verbs: {
      read: "read custom properties and their values",
      write: "set values of custom properties",
      admin: "define and delete custom properties",
    },
  },
  organization_events: {
    title: "Organization activity",
    description: "The stream of what happens in the organization.",
    verbs: { read: "read the organization's activity" },
  },
  organization_copilot_seat_management: {
    title: "Assistant seats",
    description: "Who in the organization has a paid seat of the coding assistant.",
    verbs: { read: "see who has an assistant seat", write: "give and take assistant seats" },
    power: "access",
  },
  // The documentation names no key; a public client's list has the shorter spelling, which is UNVERIFIED.
  organization_hosted_runner_custom_images: {
    spellings: ["organization_runner_custom_images"],
    title: "Custom runner images",
    description: "The images that the organization has made for its hosted runners.",
    verbs: { read: "read custom runner images", write: "delete custom runner images and their versions" },
    power: "automation",
  },
  issue_fields: {
    title: "Issue fields",
    description: "The extra fields that the organization's issues have.",
    verbs: { read: "read issue fields", write: "create, change and delete issue fields" },
  },
  issue_types: {
    title: "Issue types",
    description: "The types that the organization's issues can have.",
    verbs: { read: "read issue types", write: "create, change and delete issue types" },
  },
  members: {
    title: "Members and teams",
    description: "Who belongs to the organization, its teams and its invitations.",
    verbs: { read: "see members and teams", write: "invite and remove members, change teams" },
    power: "access",
  },
  organization_network_configurations: {
    title: "Network configurations",
    description: "The private networks that hosted computing is connected to.",
    verbs: { read: "read network configurations", write: "create, change and delete network configurations" },
    power: "automation",
  },
  organization_copilot_metrics: {
    title: "Assistant usage",
    description: "Reports of how the organization's people use the coding assistant.",
    verbs: { read: "read reports of assistant usage" },
  },
  organization_codespaces_secrets: {
    title: "Shared cloud workspace secrets",
    description: "The names of the secrets shared with cloud workspaces, and setting them; never their values.",
    verbs: {
      read: "list the names of shared secrets of cloud workspaces",
      write: "set and delete shared secrets of cloud workspaces",
    },
    power: "automation",
  },
  organization_codespaces_settings: {
    title: "Cloud workspace policy",
    description: "Who may use cloud workspaces at the organization's cost.",
    verbs: { read: "read who may use cloud workspaces", write: "change who may use cloud workspaces" },
    power: "access",
  },
  organization_codespaces: {
    title: "Members' cloud workspaces",
    description: "The cloud workspaces that members run on the organization's repositories.",
    verbs: { read: "see members' cloud workspaces", write: "stop and delete members' cloud workspaces" },
    power: "automation",
  },
  organization_dependabot_secrets: {
    title: "Shared dependency update secrets",
    description: "The names of the secrets shared with dependency updates, and setting them; never their values.",
    verbs: {
      read: "list the names of shared dependency update secrets",
      write: "set and delete shared dependency update secrets",
    },
    power: "automation",
  },
  organization_private_registries: {
    title: "Private registries",
    description: "The package registries that the organization's automation may sign in to.",
    verbs: { read: "read private registries", write: "create, change and delete private registries" },
    power: "automation",
  },
  organization_personal_access_token_requests: {
    title: "Requests for personal access tokens",
    description: "Fine-grained personal access tokens that wait for the organization's approval.",
    verbs: { read: "see requests for personal access tokens", write: "approve and deny personal access tokens" },
    power: "access",
  },
  organization_personal_access_tokens: {
    title: "Personal access tokens",
    description: "Fine-grained personal access tokens that reach the organization.",
    verbs: { read: "see personal access tokens", write: "revoke personal access tokens" },
    power: "access",
  },
  organization_projects: {
    title: "Projects",
    description: "The organization's project boards, with their items and fields.",
    verbs: {
      read: "read projects",
      write: "create and change projects and their items",
      admin: "manage projects and who has access to them",
    },
  },
  organization_secrets: {
    title: "Shared workflow secrets",
    description: "The names of the secrets shared with workflows, and setting them; never their values.",
    verbs: { read: "list the names of shared workflow secrets", write: "set and delete shared workflow secrets" },
    power: "automation",
  },
  organization_self_hosted_runners: {
    title: "Runners",
    description: "The organization's own machines that run workflows, and their groups.",
    verbs: { read: "see runners and their groups", write: "register, change and remove runners" },
    power: "automation",
  },
  organization_actions_variables: {
    title: "Shared workflow variables",
    description: "The variables that the organization shares with workflows, with their values.",
    verbs: { read: "read shared workflow variables", write: "set and delete shared workflow variables" },
    power: "automation",
  },
  organization_hooks: {
    title: "Organization webhooks",
    description: "The organization's webhooks, which send events of all its repositories to other services.",
    verbs: { read: "read organization webhooks", write: "create, change and delete organization webhooks" },
    power: "automation",
  },
} as const satisfies Record<string, CatalogueRow>;
