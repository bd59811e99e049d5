"use server";

import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { refusedState } from "@/components/accounts/refused-state.ts";
import { requireOwnerPage } from "@/components/accounts/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { updateOrganization } from "@/lib/accounts/update-organization.ts";

export async function saveOrganization(_previous: FormState, form: FormData): Promise<FormState> {
  const { viewer, organization } = await requireOwnerPage(form.get("org")?.toString() ?? "");
  const values = textValues(form, ["name", "description", "blog", "location"]);
  try {
    await updateOrganization({ viewerId: viewer.id, organizationId: organization.id, input: values });
  } catch (error) {
    return refusedState(error, values);
  }
  await setFlash("The organization’s profile is saved.");
  redirect(`/organizations/${organization.login}/settings/profile#page-heading`);
}
