import type { Metadata } from "next";
import { requireOwnerPage } from "@/components/accounts/require-page.ts";
import { PolicyForm } from "@/components/tokens/policy-form.tsx";
import { ReachingPage } from "@/components/tokens/reaching-page.tsx";
import { requireRecentSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { tokenPolicyOf } from "@/lib/tokens/personal/policy.ts";
import { savePolicy } from "../actions.ts";

export const metadata: Metadata = { title: "Policy for tokens" };

export default async function TokenPolicyPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const { viewer, organization } = await requireOwnerPage(org);
  await requireRecentSignIn(viewer);
  const policy = await tokenPolicyOf(organization.id);
  const days = (life: number | null) => (life === null ? "" : String(life));
  return (
    <ReachingPage login={organization.login}>
      <PolicyForm
        action={savePolicy.bind(null, organization.login)}
        initial={{
          classic_tokens_allowed: policy.classicTokensAllowed,
          classic_tokens_longest_life: days(policy.classicTokensLongestLife),
          fine_grained_tokens_allowed: policy.fineGrainedTokensAllowed,
          fine_grained_tokens_need_approval: policy.fineGrainedTokensNeedApproval,
          fine_grained_tokens_longest_life: days(policy.fineGrainedTokensLongestLife),
        }}
      />
    </ReachingPage>
  );
}
