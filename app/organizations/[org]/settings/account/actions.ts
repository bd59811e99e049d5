"use server";

import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { refusalWords, refusedState } from "@/components/accounts/refused-state.ts";
import { requireOwnerPage } from "@/components/accounts/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { deleteOrganization } from "@/lib/accounts/delete-organization.ts";
import { renameAccount } from "@/lib/accounts/rename-account.ts";
import { refuseOldSignIn } from "@/lib/authentication/recent-sign-in.ts";

export async function renameOrganization(_previous: FormState, form: FormData): Promise<FormState> {
  const { viewer, organization } = await requireOwnerPage(form.get("org")?.toString() ?? "");
  const values = textValues(form, ["login"]);
  let login: string;
  try {
    refuseOldSignIn(viewer);
    ({ login } = await renameAccount({ viewerId: viewer.id, accountId: organization.id, login: values.login }));
  } catch (error) {
    return refusedState(error, values);
  }
  await setFlash(`The organization is called ${login} now.`);
  redirect(`/organizations/${login}/settings/account#page-heading`);
}

export async function removeOrganization(org: string, _problem: string | null, form: FormData): Promise<string | null> {
  const { viewer, organization } = await requireOwnerPage(org);
  const { confirmation } = textValues(form, ["confirmation"]);
  try {
    refuseOldSignIn(viewer);
    await deleteOrganization({ viewerId: viewer.id, organizationId: organization.id, confirmation });
  } catch (error) {
    return refusalWords(error);
  }
  await setFlash(`${organization.login} is deleted. Its members are told by mail.`);
  redirect("/settings/organizations#page-heading");
}
