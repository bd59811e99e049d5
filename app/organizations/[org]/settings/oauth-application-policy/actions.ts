"use server";

import { redirect } from "next/navigation";
import { pressButton } from "@/components/accounts/press-button.ts";
import { requireOwnerPage } from "@/components/accounts/require-page.ts";
import { idFrom } from "@/components/tokens/require-page.ts";
import { refuseOldSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { changeRestriction, decideApproval, policyPath } from "@/lib/oauth/applications/approvals.ts";

export async function restrict(org: string, on: boolean): Promise<void> {
  const { viewer, organization } = await requireOwnerPage(org);
  await pressButton(
    async () => {
      refuseOldSignIn(viewer);
      await changeRestriction({ viewerId: viewer.id, organizationId: organization.id, restrict: on === true });
    },
    () =>
      on ? "OAuth applications need an owner's approval now." : "Every OAuth application reaches the organization now.",
  );
  redirect(`${policyPath(organization.login)}#page-heading`);
}

export async function decide(org: string, approve: boolean, form: FormData): Promise<void> {
  const { viewer, organization } = await requireOwnerPage(org);
  const applicationId = idFrom(form.get("id"));
  await pressButton(
    async () => {
      refuseOldSignIn(viewer);
      await decideApproval({
        viewerId: viewer.id,
        organizationId: organization.id,
        applicationId,
        approve: approve === true,
      });
    },
    () => (approve ? "Approved. It reaches the organization for members who authorize it." : "It is kept out."),
  );
  redirect(`${policyPath(organization.login)}#page-heading`);
}
