"use server";

import { redirect } from "next/navigation";
import { requireOwnerPage } from "@/components/accounts/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { updateInstallPolicy } from "@/lib/accounts/update-install-policy.ts";

export async function saveInstallPolicy(org: string, form: FormData): Promise<void> {
  const { viewer, organization } = await requireOwnerPage(org);
  const checked = (name: string): boolean => form.get(name) !== null;
  await updateInstallPolicy({
    actorId: viewer.id,
    organizationId: organization.id,
    policy: {
      membersMayRequest: checked("members_may_request"),
      outsideCollaboratorsMayRequest: checked("outside_collaborators_may_request"),
      repositoryAdminsMayInstall: checked("repository_admins_may_install"),
    },
  });
  await setFlash("Saved who may ask and who may install.");
  redirect(`/organizations/${organization.login}/settings/who-may-install#page-heading`);
}
