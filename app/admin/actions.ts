"use server";

import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { refusedState } from "@/components/accounts/refused-state.ts";
import { requireSiteAdminPage } from "@/components/site/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { changeFeedbackAddress } from "@/lib/site/change-feedback-address.ts";

export async function saveFeedbackAddress(_previous: FormState, form: FormData): Promise<FormState> {
  const { id: actorId } = await requireSiteAdminPage();
  const values = textValues(form, ["feedback_url"]);
  try {
    await changeFeedbackAddress({ actorId, address: values.feedback_url });
  } catch (error) {
    return refusedState(error, values);
  }
  await setFlash(
    values.feedback_url.trim() ? "The address for feedback is saved." : "“Give feedback” is not shown now.",
  );
  redirect("/admin#page-heading");
}
