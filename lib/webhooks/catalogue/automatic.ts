import type { EventRow } from "./row.ts";

/** Events that come by themselves: nobody subscribes to them. */
export const AUTOMATIC_EVENTS = {
  ping: {
    description: "A webhook was created or its address changed; says hello.",
    actions: [],
    permissions: [],
    hooks: ["app", "repository", "organization", "enterprise", "marketplace"],
  },
  meta: {
    description: "The webhook itself was deleted.",
    actions: [],
    permissions: [],
    hooks: ["app", "repository", "organization", "enterprise", "marketplace"],
  },
  installation: {
    description: "The integration was installed, suspended or uninstalled, or its permissions were accepted.",
    actions: ["created", "deleted", "new_permissions_accepted", "suspend", "unsuspend"],
    permissions: [],
    hooks: ["app"],
  },
  installation_repositories: {
    description: "The repositories that an installation reaches changed.",
    actions: ["added", "removed"],
    permissions: [],
    hooks: ["app"],
  },
  installation_target: {
    description: "The account of an installation was renamed.",
    actions: [],
    permissions: [],
    hooks: ["app"],
  },
  github_app_authorization: {
    description: "Somebody withdrew the authorization that they gave the integration.",
    actions: [],
    permissions: [],
    hooks: ["app"],
  },
  security_advisory: {
    description: "An advisory about a public package was published, changed or withdrawn.",
    actions: ["published", "updated", "withdrawn"],
    permissions: [],
    hooks: ["app"],
  },
} as const satisfies Record<string, EventRow>;
