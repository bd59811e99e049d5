"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { refusedState } from "@/components/accounts/refused-state.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { requestPasswordReset } from "@/lib/accounts/reset-password.ts";
import { clientAddress } from "@/lib/authentication/client-address.ts";
import { countMailRequest } from "@/lib/authentication/failed-attempts.ts";

export async function sendLink(_previous: FormState, form: FormData): Promise<FormState> {
  const { login } = textValues(form, ["login"]);
  if (login.trim() === "") return { values: {}, errors: { login: "Enter your login or e-mail address." } };
  try {
    countMailRequest({ account: login.trim(), address: clientAddress(await headers()) ?? "unknown" });
    await requestPasswordReset(login);
  } catch (error) {
    return refusedState(error, { login });
  }
  await setFlash("If that is an account with a verified address, a mail is on its way.", "info");
  redirect("/login");
}
