"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { CodeFormState } from "@/components/accounts/code-form.tsx";
import { refusedState } from "@/components/accounts/refused-state.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { confirmTotp, disableSecondFactor, regenerateRecoveryCodes } from "@/lib/accounts/second-factor/totp.ts";
import { withinAttempts } from "@/lib/authentication/failed-attempts.ts";
import { requireViewer } from "@/lib/authentication/session.ts";

export async function confirm(_previous: CodeFormState, form: FormData): Promise<CodeFormState> {
  return codesOf(form, confirmTotp);
}

export async function regenerate(_previous: CodeFormState, form: FormData): Promise<CodeFormState> {
  return codesOf(form, regenerateRecoveryCodes);
}

export async function turnOff(_previous: CodeFormState, form: FormData): Promise<CodeFormState> {
  const { id: accountId } = await requireViewer();
  try {
    await withinAttempts(`code of ${accountId}`, () => disableSecondFactor({ accountId, code: codeIn(form) }));
  } catch (error) {
    return refusedState(error, {});
  }
  await setFlash("Two-factor authentication is off.");
  redirect("/settings/security#page-heading");
}

async function codesOf(
  form: FormData,
  command: (input: { accountId: number; code: string }) => Promise<string[]>,
): Promise<CodeFormState> {
  const { id: accountId } = await requireViewer();
  try {
    const recoveryCodes = await withinAttempts(`code of ${accountId}`, () =>
      command({ accountId, code: codeIn(form) }),
    );
    revalidatePath("/settings/security/two-factor"); // what is around the codes has changed
    return { values: {}, errors: {}, recoveryCodes };
  } catch (error) {
    return refusedState(error, {});
  }
}

const codeIn = (form: FormData): string => form.get("code")?.toString() ?? "";
