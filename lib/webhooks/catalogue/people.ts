import type { EventRow } from "./row.ts";

/** Events about who belongs where. */
export const PEOPLE_EVENTS = {
  member: {
    description: "A collaborator was added or removed, or their role changed.",
    actions: ["added", "edited", "removed"],
    permissions: ["members"],
    hooks: ["app", "repository", "organization", "enterprise"],
  },
  membership: {
    description: "Somebody joined or left a team.",
    actions: ["added", "removed"],
    permissions: ["members"],
    hooks: ["app", "organization", "enterprise"],
  },
  organization: {
    description: "Somebody was invited to, joined or left an organization, or it was renamed or deleted.",
    actions: ["deleted", "member_added", "member_invited", "member_removed", "renamed"],
    permissions: ["members"],
    hooks: ["app", "organization", "enterprise"],
  },
  org_block: {
    description: "An organization blocked somebody, or no longer does.",
    actions: ["blocked", "unblocked"],
    permissions: ["organization_administration"],
    hooks: ["app", "organization", "enterprise"],
  },
  team: {
    description: "A team was created, changed or deleted, or its repositories changed.",
    actions: ["added_to_repository", "created", "deleted", "edited", "removed_from_repository"],
    permissions: ["members"],
    hooks: ["app", "organization", "enterprise"],
  },
  team_add: {
    description: "A repository was given to a team.",
    actions: [],
    permissions: ["members"],
    hooks: ["app", "repository", "organization"],
  },
  personal_access_token_request: {
    description: "Somebody asked an organization to approve a fine-grained token, or was answered.",
    actions: ["approved", "cancelled", "created", "denied"],
    permissions: ["organization_personal_access_token_requests"],
    hooks: ["app", "organization"],
  },
  sponsorship: {
    description: "A sponsorship began, changed or ended.",
    actions: ["cancelled", "created", "edited", "pending_cancellation", "pending_tier_change", "tier_changed"],
    permissions: [],
    hooks: ["sponsors"],
  },
  marketplace_purchase: {
    description: "A plan was bought, changed or cancelled.",
    actions: ["cancelled", "changed", "pending_change", "pending_change_cancelled", "purchased"],
    permissions: [],
    hooks: ["marketplace"],
  },
} as const satisfies Record<string, EventRow>;
