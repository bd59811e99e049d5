"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { FormState } from "@/components/accounts/form-state.ts";
import { refusedState } from "@/components/accounts/refused-state.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { deviceOf } from "@/lib/authentication/client-address.ts";
import { confirmWithPassword } from "@/lib/authentication/recent-sign-in.ts";
import { returnTo } from "@/lib/authentication/return-to.ts";
import { requireViewer } from "@/lib/authentication/session.ts";

/** Takes the password once more and goes on to where the viewer wanted to be. */
export async function confirm(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  const password = form.get("password")?.toString() ?? "";
  const target = returnTo(form.get("return_to")?.toString());
  try {
    await confirmWithPassword({ viewer, password, device: deviceOf(await headers()) });
  } catch (error) {
    return refusedState(error, {});
  }
  if (target === "/") await setFlash("Confirmed. You can close this tab and go on in the other one.");
  redirect(target);
}
