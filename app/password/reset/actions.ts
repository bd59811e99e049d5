"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { FormState } from "@/components/accounts/form-state.ts";
import { refusedState } from "@/components/accounts/refused-state.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { resetPassword } from "@/lib/accounts/reset-password.ts";
import { deviceOf } from "@/lib/authentication/client-address.ts";
import { afterPassword, secondStepPath } from "@/lib/authentication/second-step.ts";

export async function chooseNew(_previous: FormState, form: FormData): Promise<FormState> {
  const token = form.get("token")?.toString() ?? "";
  const password = form.get("password")?.toString() ?? "";
  let done: boolean;
  try {
    const accountId = await resetPassword({ token, password });
    const step = await afterPassword(accountId, deviceOf(await headers()));
    (await cookies()).set(step.cookie);
    done = step.done;
  } catch (error) {
    return refusedState(error, {});
  }
  await setFlash("Your password is changed, and every other browser is signed out.");
  redirect(done ? "/settings/security#page-heading" : secondStepPath("/settings/security"));
}
