"use server";

import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { pressButton } from "@/components/accounts/press-button.ts";
import { refusedState } from "@/components/accounts/refused-state.ts";
import { requireSiteAdminPage } from "@/components/site/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { setClientSuspended } from "@/lib/oauth/suspend-client.ts";

const HERE = "/admin/clients#page-heading";

export async function suspend(_previous: FormState, form: FormData): Promise<FormState> {
  const { id: actorId } = await requireSiteAdminPage();
  const values = textValues(form, ["client_id"]);
  try {
    const name = await setClientSuspended({ actorId, clientId: values.client_id, suspended: true });
    await setFlash(`${name} is suspended.`);
  } catch (error) {
    return refusedState(error, values);
  }
  redirect(HERE);
}

export async function letGoOn(form: FormData): Promise<void> {
  const { id: actorId } = await requireSiteAdminPage();
  const clientId = form.get("client_id")?.toString() ?? "";
  await pressButton(
    () => setClientSuspended({ actorId, clientId, suspended: false }),
    (name) => `${name} may go on.`,
  );
  redirect(HERE);
}
