import { z } from "zod";

const APPROVALS_MAX = 6;
const CHECKS_MAX = 100;

const check = z.object({ context: z.string().trim().min(1), app_id: z.int().nullable().optional() });

const requiredStatusChecks = z.object({
  strict: z.boolean().default(false),
  /** Names alone: the form before an integration could be named. */
  contexts: z.array(z.string().trim().min(1)).max(CHECKS_MAX).optional(),
  checks: z.array(check).max(CHECKS_MAX).optional(),
});

/** People by login, integrations by slug. */
const actors = z.object({
  users: z.array(z.string()).default([]),
  teams: z.array(z.string()).max(0, { error: "teams cannot be named here: name their members" }).default([]),
  apps: z.array(z.string()).default([]),
});
export type ActorsInput = z.output<typeof actors>;

/** Whoever may push may dismiss reviews: there is no narrower circle. */
const nobody = z.object({
  users: z.array(z.string()).max(0, { error: "dismissing cannot be restricted" }).optional(),
  teams: z.array(z.string()).max(0, { error: "dismissing cannot be restricted" }).optional(),
  apps: z.array(z.string()).max(0, { error: "dismissing cannot be restricted" }).optional(),
});

const requiredReviews = z.object({
  dismissal_restrictions: nobody.optional(),
  dismiss_stale_reviews: z.boolean().default(false),
  require_code_owner_reviews: z.boolean().default(false),
  required_approving_review_count: z.int().min(0).max(APPROVALS_MAX).default(1),
  require_last_push_approval: z.boolean().default(false),
  bypass_pull_request_allowances: actors.optional(),
});

const flag = z.boolean().nullable().default(false);

/** The four in front have to be sent; null switches each of them off. */
export const protectionInput = z.object({
  required_status_checks: requiredStatusChecks.nullable(),
  enforce_admins: z.boolean().nullable(),
  required_pull_request_reviews: requiredReviews.nullable(),
  restrictions: actors.nullable(),
  required_linear_history: flag,
  allow_force_pushes: flag,
  allow_deletions: flag,
  block_creations: flag,
  required_conversation_resolution: flag,
  lock_branch: flag,
  allow_fork_syncing: flag,
});
export type ProtectionInput = z.output<typeof protectionInput>;
