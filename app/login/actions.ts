"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import type { PasskeyBeginning } from "@/components/accounts/passkey-button.tsx";
import { refusalWords, refusedState } from "@/components/accounts/refused-state.ts";
import { beginPasskeySignIn } from "@/lib/accounts/second-factor/passkeys.ts";
import { clientAddress, deviceOf } from "@/lib/authentication/client-address.ts";
import { returnTo } from "@/lib/authentication/return-to.ts";
import {
  afterPassword,
  emptySecondStep,
  findSecondStep,
  finishSignIn,
  secondStepPath,
  signInWithPasskey,
} from "@/lib/authentication/second-step.ts";
import { requirePassword } from "@/lib/authentication/sign-in.ts";

/** Signs in and goes on to where the viewer wanted to be, by way of the second factor where there is one. */
export async function signIn(_previous: FormState, form: FormData): Promise<FormState> {
  const { login: identifier, return_to } = textValues(form, ["login", "return_to"]);
  const password = form.get("password")?.toString() ?? "";
  const target = returnTo(return_to);
  let done: boolean;
  try {
    const device = deviceOf(await headers());
    const { id } = await requirePassword({ identifier: identifier.trim(), password, device });
    const step = await afterPassword(id, device);
    (await cookies()).set(step.cookie);
    done = step.done;
  } catch (error) {
    return refusedState(error, { login: identifier });
  }
  redirect(done ? target : secondStepPath(target));
}

/** Takes the code of the second factor. */
export async function enterCode(_previous: FormState, form: FormData): Promise<FormState> {
  const { code, return_to } = textValues(form, ["code", "return_to"]);
  const jar = await cookies();
  const accountId = await findSecondStep(jar);
  if (accountId === null) redirect(`/login?return_to=${encodeURIComponent(returnTo(return_to))}`);
  try {
    jar.set(await finishSignIn({ accountId, code, device: deviceOf(await headers()) }));
  } catch (error) {
    return refusedState(error, {});
  }
  jar.set(emptySecondStep());
  redirect(returnTo(return_to));
}

/** What the browser is to sign with a passkey, or why it may not. */
export async function passkeyOptions(): Promise<PasskeyBeginning> {
  try {
    return { options: await beginPasskeySignIn(clientAddress(await headers()) ?? "local") };
  } catch (error) {
    return { refused: refusalWords(error) };
  }
}

/** Signs in with what the passkey signed. */
export async function enterPasskey(_previous: FormState, form: FormData): Promise<FormState> {
  try {
    const response = form.get("response")?.toString() ?? "";
    (await cookies()).set(await signInWithPasskey(response, deviceOf(await headers())));
  } catch (error) {
    return refusedState(error, {});
  }
  redirect(returnTo(form.get("return_to")?.toString()));
}
