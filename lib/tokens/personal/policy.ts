import type { OrganizationSettings } from "@/generated/prisma/client.ts";
import { checkInput } from "@/lib/accounts/check-input.ts";
import { findOrganizationSettings } from "@/lib/accounts/organization-settings.ts";
import { requireAdministrator } from "@/lib/accounts/queries.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { db, type Reader, transaction } from "@/lib/platform/db.ts";
import { tokenPolicySchema } from "./schemas.ts";

export type TokenPolicy = Pick<
  OrganizationSettings,
  | "classicTokensAllowed"
  | "classicTokensLongestLife"
  | "fineGrainedTokensAllowed"
  | "fineGrainedTokensNeedApproval"
  | "fineGrainedTokensLongestLife"
>;

/** What an organization permits; lives are in days, null for no limit. */
export async function tokenPolicyOf(organizationId: number, reader: Reader = db): Promise<TokenPolicy> {
  return findOrganizationSettings(organizationId, reader);
}

/** Decides which tokens reach the organization, from the next request on. Throws 404 and 403 for those who do not own it. */
export async function changeTokenPolicy({
  viewerId,
  organizationId,
  input,
}: {
  viewerId: number;
  organizationId: number;
  input: unknown;
}): Promise<void> {
  await requireAdministrator(viewerId, organizationId);
  const given = checkInput(tokenPolicySchema, input, "Organization");
  const policy: TokenPolicy = {
    classicTokensAllowed: given.classic_tokens_allowed,
    classicTokensLongestLife: given.classic_tokens_longest_life,
    fineGrainedTokensAllowed: given.fine_grained_tokens_allowed,
    fineGrainedTokensNeedApproval: given.fine_grained_tokens_need_approval,
    fineGrainedTokensLongestLife: given.fine_grained_tokens_longest_life,
  };
  await transaction(async (tx) => {
    const before = await tokenPolicyOf(organizationId, tx);
    await tx.organizationSettings.upsert({
      where: { organizationId },
      create: { organizationId, ...policy },
      update: policy,
    });
    for (const action of actsOf(before, policy))
      await recordAudit(tx, { action, actorId: viewerId, accountId: organizationId, data: { ...policy } });
  });
}

/** The acts of the audit log that a change amounts to. */
function actsOf(before: TokenPolicy, after: TokenPolicy) {
  const acts: `personal_access_token.${PolicyAct}`[] = [];
  const forbids = (policy: TokenPolicy) => !policy.classicTokensAllowed || !policy.fineGrainedTokensAllowed;
  if (forbids(before) !== forbids(after) || before.classicTokensAllowed !== after.classicTokensAllowed)
    acts.push(`personal_access_token.access_restriction_${forbids(after) ? "enabled" : "disabled"}`);
  if (before.fineGrainedTokensNeedApproval !== after.fineGrainedTokensNeedApproval)
    acts.push(
      `personal_access_token.auto_approve_grant_requests_${after.fineGrainedTokensNeedApproval ? "disabled" : "enabled"}`,
    );
  for (const key of ["classicTokensLongestLife", "fineGrainedTokensLongestLife"] as const)
    if (before[key] !== after[key])
      acts.push(`personal_access_token.expiration_limit_${after[key] === null ? "unset" : "set"}`);
  return acts;
}

type PolicyAct =
  | `access_restriction_${"enabled" | "disabled"}`
  | `auto_approve_grant_requests_${"enabled" | "disabled"}`
  | `expiration_limit_${"set" | "unset"}`;
