import type { Tx } from "@/lib/platform/db.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import type { CausedAction } from "@/lib/webhooks/causes.ts";
import type { Acting } from "../acting.ts";
import { recordRepositoryEvent } from "../repositories/events.ts";
import { requireRepositoryRow } from "../repositories/row.ts";
import type { ProtectionRow } from "./queries.ts";
import { levelOf } from "./represent.ts";

/** Source of the keys: the official schema `webhooks_rule`. */
async function ruleOf(tx: Tx, row: ProtectionRow, repositoryId: number) {
  const { settings } = row;
  const { requiredChecks, requiredReviews, restrictions } = settings;
  const named = [...(restrictions?.userIds ?? []), ...(restrictions?.botIds ?? [])];
  const actors = await tx.account.findMany({ where: { id: { in: named } }, select: { login: true } });
  return {
    id: row.id,
    repository_id: repositoryId,
    name: row.branch,
    created_at: timestamp(row.createdAt),
    updated_at: timestamp(row.updatedAt),
    admin_enforced: settings.enforceAdmins,
    allow_deletions_enforcement_level: levelOf(settings.allowDeletions, settings),
    allow_force_pushes_enforcement_level: levelOf(settings.allowForcePushes, settings),
    authorized_actor_names: actors.map(({ login }) => login),
    authorized_actors_only: restrictions !== null,
    authorized_dismissal_actors_only: false,
    create_protected: settings.blockCreations,
    dismiss_stale_reviews_on_push: requiredReviews?.dismissStale ?? false,
    ignore_approvals_from_contributors: requiredReviews?.requireLastPushApproval ?? false,
    linear_history_requirement_enforcement_level: levelOf(settings.requireLinearHistory, settings),
    lock_branch_enforcement_level: levelOf(settings.lockBranch, settings),
    lock_allows_fork_sync: settings.allowForkSyncing,
    merge_queue_enforcement_level: "off",
    pull_request_reviews_enforcement_level: levelOf(requiredReviews !== null, settings),
    require_code_owner_review: requiredReviews?.requireCodeOwners ?? false,
    require_last_push_approval: requiredReviews?.requireLastPushApproval ?? false,
    required_approving_review_count: requiredReviews?.approvals ?? 0,
    required_conversation_resolution_level: levelOf(settings.requireConversationResolution, settings),
    required_deployments_enforcement_level: "off",
    required_status_checks: (requiredChecks?.checks ?? []).map(({ context }) => context),
    required_status_checks_enforcement_level: levelOf(requiredChecks !== null, settings),
    signature_requirement_enforcement_level: "off",
    strict_required_status_checks_policy: requiredChecks?.strict ?? false,
  };
}

/** What `changes` tells, when it differs. Source of the keys: the official schema of the event. */
const TOLD = [
  "admin_enforced",
  "authorized_actor_names",
  "authorized_actors_only",
  "linear_history_requirement_enforcement_level",
  "lock_branch_enforcement_level",
  "lock_allows_fork_sync",
  "pull_request_reviews_enforcement_level",
  "require_last_push_approval",
  "required_status_checks",
  "required_status_checks_enforcement_level",
] as const;

/** `branch_protection_rule`, with what changed since `before` when there was one. */
export async function recordProtectionEvent(
  tx: Tx,
  action: CausedAction<"branch_protection_rule">,
  {
    row,
    before,
    repositoryId,
    acting,
  }: { row: ProtectionRow; before?: ProtectionRow | null; repositoryId: number; acting: Acting },
): Promise<void> {
  const repository = await requireRepositoryRow(repositoryId, { tx });
  const rule = await ruleOf(tx, row, repositoryId);
  const old = before && (await ruleOf(tx, before, repositoryId));
  const differs = (key: (typeof TOLD)[number]) => old && JSON.stringify(old[key]) !== JSON.stringify(rule[key]);
  const changes = Object.fromEntries(TOLD.filter(differs).map((key) => [key, { from: old?.[key] }]));
  const payload = { rule, ...(action === "edited" && { changes }) };
  await recordRepositoryEvent(tx, { name: "branch_protection_rule", action, payload, repository, acting });
}
