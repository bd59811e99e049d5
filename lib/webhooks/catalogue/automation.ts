import type { EventRow } from "./row.ts";

/** Events about what services and workflows do with the code. */
export const AUTOMATION_EVENTS = {
  check_run: {
    description: "A check run was created or ended, or somebody wants it to run again.",
    actions: ["completed", "created", "requested_action", "rerequested"],
    permissions: ["checks"],
    writeActions: ["rerequested", "requested_action"],
    automaticWithWrite: true,
    hooks: ["app", "repository", "organization"],
  },
  check_suite: {
    description: "A check suite is wanted, is wanted again, or ended.",
    actions: ["completed", "requested", "rerequested"],
    permissions: ["checks"],
    writeActions: ["requested", "rerequested"],
    automaticWithWrite: true,
    hooks: ["app", "repository", "organization"],
  },
  status: {
    description: "A service set the status of a commit.",
    actions: [],
    permissions: ["statuses"],
    hooks: ["app", "repository", "organization"],
  },
  deployment: {
    description: "A deployment was created.",
    actions: [],
    permissions: ["deployments"],
    hooks: ["app", "repository", "organization"],
  },
  deployment_status: {
    description: "A deployment has a new status.",
    actions: [],
    permissions: ["deployments"],
    hooks: ["app", "repository", "organization"],
  },
  deployment_protection_rule: {
    description: "A deployment waits for a custom protection rule.",
    actions: [],
    permissions: ["deployments"],
    hooks: ["app"],
  },
  deployment_review: {
    description: "A review of a deployment was asked for, or answered.",
    actions: ["approved", "rejected", "requested"],
    permissions: ["deployments"],
    hooks: ["app"],
  },
  workflow_dispatch: {
    description: "Somebody started a workflow by hand.",
    actions: [],
    permissions: ["contents"],
    hooks: ["app"],
  },
  workflow_job: {
    description: "A job of a workflow was queued, started or ended.",
    actions: ["completed", "in_progress", "queued", "waiting"],
    permissions: ["actions"],
    hooks: ["app", "repository", "organization", "enterprise"],
  },
  workflow_run: {
    description: "A run of a workflow was asked for, started or ended.",
    actions: ["completed", "in_progress", "requested"],
    permissions: ["actions"],
    hooks: ["app", "repository", "organization", "enterprise"],
  },
} as const satisfies Record<string, EventRow>;
