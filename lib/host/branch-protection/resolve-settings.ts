import { validationFailed } from "@/lib/api/errors.ts";
import type { Tx } from "@/lib/platform/db.ts";
import type { Actors, ProtectionSettings } from "./rules.ts";
import type { ActorsInput, ProtectionInput } from "./schemas.ts";

const NOBODY: Actors = { userIds: [], botIds: [] };

/** What was asked for, with ids in place of names. Throws 422 for people and integrations that there are not. */
export async function resolveSettings(tx: Tx, input: ProtectionInput): Promise<ProtectionSettings> {
  const reviews = input.required_pull_request_reviews;
  const checks = input.required_status_checks;
  const restrictions = input.restrictions && (await resolveActors(tx, "restrictions", input.restrictions));
  const bypass = reviews?.bypass_pull_request_allowances;
  return {
    requiredChecks: checks && { strict: checks.strict, checks: checksOf(checks) },
    enforceAdmins: input.enforce_admins ?? false,
    requiredReviews: reviews && {
      dismissStale: reviews.dismiss_stale_reviews,
      requireCodeOwners: reviews.require_code_owner_reviews,
      approvals: reviews.required_approving_review_count,
      requireLastPushApproval: reviews.require_last_push_approval,
      bypass: bypass
        ? await resolveActors(tx, "required_pull_request_reviews.bypass_pull_request_allowances", bypass)
        : NOBODY,
    },
    restrictions,
    requireLinearHistory: input.required_linear_history ?? false,
    allowForcePushes: input.allow_force_pushes ?? false,
    allowDeletions: input.allow_deletions ?? false,
    blockCreations: input.block_creations ?? false,
    requireConversationResolution: input.required_conversation_resolution ?? false,
    lockBranch: input.lock_branch ?? false,
    allowForkSyncing: input.allow_fork_syncing ?? false,
  };
}

/** Each name once; `checks` says more than `contexts` where both name the same. -1 is the wire's "whichever". */
function checksOf({ contexts = [], checks = [] }: NonNullable<ProtectionInput["required_status_checks"]>) {
  const byName = new Map(contexts.map((context) => [context, null as number | null]));
  for (const { context, app_id } of checks) byName.set(context, app_id === undefined || app_id === -1 ? null : app_id);
  return [...byName].map(([context, integrationId]) => ({ context, integrationId }));
}

async function resolveActors(tx: Tx, field: string, { users, apps }: ActorsInput): Promise<Actors> {
  const people = await tx.account.findMany({
    where: { type: "USER", login: { in: users } },
    select: { id: true, login: true },
  });
  const integrations = await tx.integration.findMany({
    where: { slug: { in: apps } },
    select: { botId: true, slug: true },
  });
  requireAll(
    `${field}.users`,
    users,
    people.map(({ login }) => login),
  );
  requireAll(
    `${field}.apps`,
    apps,
    integrations.map(({ slug }) => slug),
  );
  return { userIds: people.map(({ id }) => id), botIds: integrations.map(({ botId }) => botId) };
}

function requireAll(field: string, asked: readonly string[], found: readonly string[]): void {
  const known = new Set(found.map((name) => name.toLowerCase()));
  const missing = asked.find((name) => !known.has(name.toLowerCase()));
  if (missing === undefined) return;
  throw validationFailed({ resource: "ProtectedBranch", field, code: "invalid", message: `there is no ${missing}` });
}
