"use server";

import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { refusedState } from "@/components/accounts/refused-state.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { createOrganization } from "@/lib/accounts/create-organization.ts";
import { requireViewer } from "@/lib/authentication/session.ts";

export async function create(_previous: FormState, form: FormData): Promise<FormState> {
  const { id: viewerId } = await requireViewer();
  const values = textValues(form, ["login", "name"]);
  let login: string;
  try {
    ({ login } = await createOrganization({ viewerId, input: values }));
  } catch (error) {
    return refusedState(error, values);
  }
  await setFlash(`${login} is created. You own it; invite others to join.`);
  redirect(`/organizations/${login}/people#page-heading`);
}
