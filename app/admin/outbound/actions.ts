"use server";

import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { refusedState } from "@/components/accounts/refused-state.ts";
import { requireSiteAdminPage } from "@/components/site/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { changeOutboundAllowList } from "@/lib/site/change-outbound-allow-list.ts";

export async function saveAllowList(_previous: FormState, form: FormData): Promise<FormState> {
  const { id: actorId } = await requireSiteAdminPage();
  const values = textValues(form, ["networks"]);
  try {
    await changeOutboundAllowList({ actorId, text: values.networks });
  } catch (error) {
    return refusedState(error, values);
  }
  await setFlash("The addresses are saved.");
  redirect("/admin/outbound#page-heading");
}
