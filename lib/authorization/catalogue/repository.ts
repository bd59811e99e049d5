import type { CatalogueRow } from "./row.ts";

export const REPOSITORY_PERMISSIONS = {
  actions: {
    title: "Workflow runs",
    description: "Workflows, their runs, jobs, logs and the files that they leave behind.",
    verbs: { read: "read workflow runs and logs", write: "start, cancel, re-run and delete workflow runs" },
    power: "automation",
  },
  administration: {
    title: "Administration",
    description: "Settings, collaborators, protection rules, deploy keys, and deleting or moving the repository.",
    verbs: {
      read: "read settings, protection rules and who has access",
      write: "change settings and who has access, create and delete repositories",
    },
    power: "access",
  },
  agent_secrets: {
    title: "Coding agent secrets",
    description: "The names of the secrets that coding agents are given, and setting them; never their values.",
    verbs: { read: "list the names of coding agent secrets", write: "set and delete coding agent secrets" },
    power: "automation",
  },
  agent_variables: {
    title: "Coding agent variables",
    description: "The variables that coding agents are given, with their values.",
    verbs: { read: "read coding agent variables", write: "set and delete coding agent variables" },
    power: "automation",
  },
  artifact_metadata: {
    title: "Artifact records",
    description: "Records of what was built from the repository and where it is stored and deployed.",
    verbs: { read: "read artifact records", write: "create and change artifact records" },
  },
  attestations: {
    title: "Attestations",
    description: "Signed statements of how something was built from the repository.",
    verbs: { read: "read attestations", write: "create and delete attestations" },
  },
  checks: {
    title: "Checks",
    description: "Check suites and check runs on commits, with their annotations.",
    verbs: { read: "read checks", write: "create and change checks" },
  },
  code_quality: {
    title: "Code quality findings",
    description: "What code quality analysis has found.",
    verbs: { read: "read code quality findings", write: "change code quality findings" },
  },
  security_events: {
    title: "Code scanning alerts",
    description: "What code scanning has found, its analyses and its setup.",
    verbs: { read: "read code scanning alerts", write: "upload results, dismiss and reopen code scanning alerts" },
  },
  codespaces: {
    title: "Cloud workspaces",
    description: "Development environments that run in the cloud on the repository's code.",
    verbs: { read: "list cloud workspaces", write: "create, change and delete cloud workspaces" },
    power: "automation",
  },
  codespaces_lifecycle_admin: {
    title: "Cloud workspace lifecycle",
    description: "Starting, stopping and exporting cloud workspaces.",
    verbs: { read: "see exports of cloud workspaces", write: "start, stop and export cloud workspaces" },
    power: "automation",
  },
  codespaces_metadata: {
    title: "Cloud workspace configuration",
    description: "The configurations and machine types that a cloud workspace can have.",
    verbs: { read: "read configurations and machine types of cloud workspaces" },
  },
  codespaces_secrets: {
    title: "Cloud workspace secrets",
    description: "The names of the secrets that cloud workspaces are given, and setting them; never their values.",
    verbs: { write: "list, set and delete secrets of cloud workspaces" },
    power: "automation",
  },
  statuses: {
    title: "Commit statuses",
    description: "The success, failure and pending marks that services put on commits.",
    verbs: { read: "read commit statuses", write: "set commit statuses" },
  },
  contents: {
    title: "Contents",
    description: "The code itself: files, commits, branches, tags and releases, also by git.",
    verbs: { read: "read the code", write: "change the code, branches, tags and releases, and merge" },
    power: "code",
  },
  // The documentation has only a reading endpoint; public manifests ask for write, as on organizations. UNVERIFIED.
  copilot_agent_settings: {
    title: "Coding agent settings",
    description: "How the coding agent works in the repository.",
    verbs: { read: "read coding agent settings", write: "change coding agent settings" },
    power: "automation",
  },
  repository_custom_properties: {
    title: "Custom property values",
    description: "The values that the repository has for its organization's custom properties.",
    verbs: { read: "read custom property values", write: "set custom property values" },
  },
  vulnerability_alerts: {
    title: "Dependency alerts",
    description: "Alerts about dependencies with known vulnerabilities.",
    verbs: { read: "read dependency alerts", write: "dismiss and reopen dependency alerts" },
  },
  dependabot_secrets: {
    title: "Dependency update secrets",
    description: "The names of the secrets that dependency updates are given, and setting them; never their values.",
    verbs: { read: "list the names of dependency update secrets", write: "set and delete dependency update secrets" },
    power: "automation",
  },
  deployments: {
    title: "Deployments",
    description: "Deployments of the repository's code and how each one is doing.",
    verbs: { read: "read deployments and their statuses", write: "create deployments and their statuses" },
  },
  environments: {
    title: "Environments",
    description: "Deployment environments with their variables, secrets and protection.",
    verbs: { read: "read environments", write: "change secrets, variables and branch rules of environments" },
    power: "automation",
  },
  issues: {
    title: "Issues",
    description: "Issues with their comments, labels, assignees and milestones.",
    verbs: { read: "read issues", write: "create and change issues" },
  },
  metadata: {
    title: "Metadata",
    description: "Names, descriptions, topics, languages and collaborators; not the code.",
    verbs: { read: "see that the repository exists and read its description" },
  },
  pages: {
    title: "Published site",
    description: "The web site that is published from the repository, its builds and settings.",
    verbs: { read: "read the published site's settings and builds", write: "publish, configure and remove the site" },
  },
  pull_requests: {
    title: "Pull requests",
    description: "Pull requests with their comments, reviews, labels and requested reviewers.",
    verbs: { read: "read pull requests", write: "create, change and review pull requests" },
  },
  repository_advisories: {
    title: "Security advisories",
    description: "Drafted and published advisories about the repository's own vulnerabilities.",
    verbs: { read: "read security advisories, drafts too", write: "write and publish security advisories" },
  },
  secret_scanning_alerts: {
    title: "Secret scanning alerts",
    description: "Credentials that were found in the repository, and what became of them.",
    verbs: { read: "read secret scanning alerts", write: "resolve and reopen secret scanning alerts" },
  },
  secrets: {
    title: "Workflow secrets",
    description: "The names of the secrets that workflows are given, and setting them; never their values.",
    verbs: { read: "list the names of workflow secrets", write: "set and delete workflow secrets" },
    power: "automation",
  },
  actions_variables: {
    title: "Workflow variables",
    description: "The variables that workflows are given, with their values.",
    verbs: { read: "read workflow variables", write: "set and delete workflow variables" },
    power: "automation",
  },
  repository_hooks: {
    title: "Webhooks",
    description: "The repository's webhooks, which send its events to other services.",
    verbs: { read: "read webhooks and their deliveries", write: "create, change and delete webhooks" },
    power: "automation",
  },
  workflows: {
    title: "Workflow files",
    description: "The files in the code that define workflows, which run with the repository's secrets.",
    verbs: { write: "change workflow files" },
    power: "automation",
  },
} as const satisfies Record<string, CatalogueRow>;
