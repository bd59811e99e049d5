"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { refusedState } from "@/components/accounts/refused-state.ts";
import { deviceOf } from "@/lib/authentication/client-address.ts";
import { returnTo } from "@/lib/authentication/return-to.ts";
import { signInWithPassword } from "@/lib/authentication/sign-in.ts";

/** Signs in and goes on to where the viewer wanted to be. */
export async function signIn(_previous: FormState, form: FormData): Promise<FormState> {
  const { login: identifier, return_to } = textValues(form, ["login", "return_to"]);
  const password = form.get("password")?.toString() ?? "";
  try {
    const { cookie } = await signInWithPassword({
      identifier: identifier.trim(),
      password,
      device: deviceOf(await headers()),
    });
    (await cookies()).set(cookie);
  } catch (error) {
    return refusedState(error, { login: identifier });
  }
  redirect(returnTo(return_to));
}
