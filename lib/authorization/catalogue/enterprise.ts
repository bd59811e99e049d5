import type { CatalogueRow } from "./row.ts";

export const ENTERPRISE_PERMISSIONS = {
  enterprise_copilot_metrics: {
    title: "Enterprise assistant usage",
    description: "Reports of how the people of the whole enterprise use the coding assistant.",
    verbs: { read: "read the enterprise's reports of assistant usage" },
  },
  enterprise_teams: {
    title: "Enterprise teams",
    description: "Teams that span the enterprise, their members and their organizations.",
    verbs: { read: "see enterprise teams", write: "create, change and delete enterprise teams" },
    power: "access",
  },
} as const satisfies Record<string, CatalogueRow>;
