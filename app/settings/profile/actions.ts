"use server";

import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { refusedState } from "@/components/accounts/refused-state.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { updateProfile } from "@/lib/accounts/update-profile.ts";
import { requireViewer } from "@/lib/authentication/session.ts";

export async function saveProfile(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  const values = textValues(form, ["name", "bio", "blog", "location"]);
  try {
    await updateProfile(viewer.id, values);
  } catch (error) {
    return refusedState(error, values);
  }
  await setFlash("Your profile is saved.");
  redirect("/settings/profile#page-heading");
}
