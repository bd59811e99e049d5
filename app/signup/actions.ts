"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { refusedState } from "@/components/accounts/refused-state.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { signUp } from "@/lib/accounts/sign-up.ts";
import { deviceOf } from "@/lib/authentication/client-address.ts";
import { returnTo } from "@/lib/authentication/return-to.ts";
import { startSession } from "@/lib/authentication/sign-in.ts";

/** Makes the account, signs in, and goes on to where the viewer wanted to be. */
export async function createAccount(_previous: FormState, form: FormData): Promise<FormState> {
  const values = textValues(form, ["login", "name", "email"]);
  const password = form.get("password")?.toString() ?? "";
  let login: string;
  try {
    const account = await signUp({ ...values, password });
    login = account.login;
    (await cookies()).set(await startSession(account.id, deviceOf(await headers())));
  } catch (error) {
    return refusedState(error, values);
  }
  await setFlash(`Welcome, ${login}. We sent you a mail to verify your address.`);
  redirect(returnTo(form.get("return_to")?.toString()));
}
