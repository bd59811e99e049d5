import { z } from "zod";
import { representSimpleUser, simpleAccount, simpleUserSchema } from "@/lib/accounts/represent.ts";
import { integrationColumns, integrationSchema, representIntegration } from "@/lib/integrations/represent.ts";
import { db } from "@/lib/platform/db.ts";
import { encodePath, repositoryApiUrl } from "../repositories/urls.ts";
import type { ProtectionRow } from "./queries.ts";
import type { Actors, ProtectionSettings } from "./rules.ts";

type Named = { ownerLogin: string; name: string };

const enabledSchema = z.object({ enabled: z.boolean() });
const switchSchema = z.object({ url: z.string(), enabled: z.boolean() });
const actorsSchema = z.object({
  users: z.array(simpleUserSchema),
  teams: z.array(z.never()),
  apps: z.array(integrationSchema),
});

const checksSchema = z.object({
  url: z.string(),
  strict: z.boolean(),
  enforcement_level: z.string(),
  contexts: z.array(z.string()),
  contexts_url: z.string(),
  checks: z.array(z.object({ context: z.string(), app_id: z.int().nullable() })),
});

/** Source of the keys: the official schema `branch-protection`. */
export const protectionSchema = z
  .object({
    url: z.string(),
    required_status_checks: checksSchema.optional(),
    required_pull_request_reviews: z
      .object({
        url: z.string(),
        dismiss_stale_reviews: z.boolean(),
        require_code_owner_reviews: z.boolean(),
        required_approving_review_count: z.int(),
        require_last_push_approval: z.boolean(),
        bypass_pull_request_allowances: actorsSchema.optional(),
      })
      .optional(),
    restrictions: actorsSchema
      .extend({ url: z.string(), users_url: z.string(), teams_url: z.string(), apps_url: z.string() })
      .optional(),
    required_signatures: switchSchema,
    enforce_admins: switchSchema,
    required_linear_history: enabledSchema,
    allow_force_pushes: enabledSchema,
    allow_deletions: enabledSchema,
    block_creations: enabledSchema,
    required_conversation_resolution: enabledSchema,
    lock_branch: enabledSchema,
    allow_fork_syncing: enabledSchema,
  })
  .meta({ id: "branch-protection" });

/** `off`, or whom a rule holds for. */
export const levelOf = (on: boolean, { enforceAdmins }: ProtectionSettings): "off" | "non_admins" | "everyone" => {
  if (!on) return "off";
  return enforceAdmins ? "everyone" : "non_admins";
};

export async function representProtection(
  { branch, settings }: ProtectionRow,
  repository: Named,
): Promise<z.infer<typeof protectionSchema>> {
  const url = repositoryApiUrl(repository, `/branches/${encodePath(branch)}/protection`);
  const { requiredChecks, requiredReviews, restrictions } = settings;
  const enabled = (on: boolean) => ({ enabled: on });
  return {
    url,
    ...(requiredChecks && {
      required_status_checks: {
        url: `${url}/required_status_checks`,
        strict: requiredChecks.strict,
        enforcement_level: levelOf(true, settings),
        contexts: requiredChecks.checks.map(({ context }) => context),
        contexts_url: `${url}/required_status_checks/contexts`,
        checks: requiredChecks.checks.map(({ context, integrationId }) => ({ context, app_id: integrationId })),
      },
    }),
    ...(requiredReviews && {
      required_pull_request_reviews: {
        url: `${url}/required_pull_request_reviews`,
        dismiss_stale_reviews: requiredReviews.dismissStale,
        require_code_owner_reviews: requiredReviews.requireCodeOwners,
        required_approving_review_count: requiredReviews.approvals,
        require_last_push_approval: requiredReviews.requireLastPushApproval,
        ...(hasAny(requiredReviews.bypass) && {
          bypass_pull_request_allowances: await representActors(requiredReviews.bypass),
        }),
      },
    }),
    ...(restrictions && {
      restrictions: {
        url: `${url}/restrictions`,
        users_url: `${url}/restrictions/users`,
        teams_url: `${url}/restrictions/teams`,
        apps_url: `${url}/restrictions/apps`,
        ...(await representActors(restrictions)),
      },
    }),
    required_signatures: { url: `${url}/required_signatures`, enabled: false },
    enforce_admins: { url: `${url}/enforce_admins`, enabled: settings.enforceAdmins },
    required_linear_history: enabled(settings.requireLinearHistory),
    allow_force_pushes: enabled(settings.allowForcePushes),
    allow_deletions: enabled(settings.allowDeletions),
    block_creations: enabled(settings.blockCreations),
    required_conversation_resolution: enabled(settings.requireConversationResolution),
    lock_branch: enabled(settings.lockBranch),
    allow_fork_syncing: enabled(settings.allowForkSyncing),
  };
}

const hasAny = ({ userIds, botIds }: Actors): boolean => userIds.length + botIds.length > 0;

async function representActors({ userIds, botIds }: Actors): Promise<z.infer<typeof actorsSchema>> {
  const [users, integrations] = await Promise.all([
    db.account.findMany({ where: { id: { in: [...userIds] } }, select: simpleAccount, orderBy: { id: "asc" } }),
    db.integration.findMany({
      where: { botId: { in: [...botIds] } },
      select: integrationColumns,
      orderBy: { id: "asc" },
    }),
  ]);
  // Here alone the official schema has no null for a description that is not there.
  const apps = integrations.map((row) => ({ ...representIntegration(row), description: row.description ?? "" }));
  return { users: users.map(representSimpleUser), teams: [], apps };
}
