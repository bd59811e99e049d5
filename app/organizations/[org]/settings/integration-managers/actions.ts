"use server";

import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { refusalWords, refusedState } from "@/components/accounts/refused-state.ts";
import { requireOwnerPage } from "@/components/accounts/require-page.ts";
import { idFrom } from "@/components/tokens/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { addManager, removeManager } from "@/lib/integrations/change-managers.ts";

export async function add(org: string, _previous: FormState, form: FormData): Promise<FormState> {
  const { viewer, organization } = await requireOwnerPage(org);
  const values = textValues(form, ["login", "integration"]);
  try {
    await addManager({
      actorId: viewer.id,
      organizationId: organization.id,
      login: values.login,
      slug: values.integration || null,
    });
  } catch (error) {
    return refusedState(error, values);
  }
  await setFlash(`${values.login.trim()} is a manager now.`);
  redirect(`/organizations/${organization.login}/settings/integration-managers#page-heading`);
}

export async function remove(org: string, managerId: number): Promise<string | null> {
  const { viewer, organization } = await requireOwnerPage(org);
  const id = idFrom(managerId); // bound to a form, so that it may be anything
  let login: string;
  try {
    ({ login } = await removeManager({ actorId: viewer.id, organizationId: organization.id, managerId: id }));
  } catch (error) {
    return refusalWords(error);
  }
  await setFlash(`${login} is no longer a manager of it.`);
  redirect(`/organizations/${organization.login}/settings/integration-managers#page-heading`);
}
