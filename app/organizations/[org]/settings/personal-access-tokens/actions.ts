"use server";

import { redirect } from "next/navigation";
import { refusalWords } from "@/components/accounts/refused-state.ts";
import { requireOwnerPage } from "@/components/accounts/require-page.ts";
import { type PolicyState, policyValues } from "@/components/tokens/policy-state.ts";
import { type ReachingParams, requireReachingToken } from "@/components/tokens/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { fieldMessages, isRefusal } from "@/lib/api/errors.ts";
import { refuseOldSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { decideTokenAccess, type TokenDecision } from "@/lib/tokens/personal/decide-token-access.ts";
import { changeTokenPolicy } from "@/lib/tokens/personal/policy.ts";

const WORDS: Readonly<Record<TokenDecision, string>> = {
  approve: "Approved. The token reaches what it asked for.",
  deny: "Denied. The token reads what is public and nothing else.",
  revoke: "The token's access is ended.",
};

export async function decide(
  named: ReachingParams,
  decision: TokenDecision,
  seen: string,
  _problem: string | null,
  form: FormData,
): Promise<string | null> {
  const { viewer, organization, token } = await requireReachingToken(named);
  if (!Object.hasOwn(WORDS, decision)) return "Choose again.";
  const reason = form.get("reason")?.toString() ?? "";
  try {
    refuseOldSignIn(viewer);
    await decideTokenAccess({
      viewerId: viewer.id,
      organizationId: organization.id,
      tokenId: token.id,
      decision,
      seen,
      reason,
    });
  } catch (error) {
    return refusalWords(error);
  }
  await setFlash(WORDS[decision]);
  redirect(`/organizations/${organization.login}/settings/personal-access-tokens#page-heading`);
}

export async function savePolicy(org: string, _state: PolicyState, form: FormData): Promise<PolicyState> {
  const { viewer, organization } = await requireOwnerPage(org);
  const values = policyValues(form);
  try {
    refuseOldSignIn(viewer);
    await changeTokenPolicy({ viewerId: viewer.id, organizationId: organization.id, input: values });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { values, errors: fieldMessages(error) };
  }
  await setFlash("Saved. It holds from the next request on.");
  redirect(`/organizations/${organization.login}/settings/personal-access-tokens/policy#page-heading`);
}
