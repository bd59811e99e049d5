"use server";

import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { refusalWords, refusedState } from "@/components/accounts/refused-state.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { deleteAccount } from "@/lib/accounts/delete-account.ts";
import { renameAccount } from "@/lib/accounts/rename-account.ts";
import { refuseOldSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { requireViewer } from "@/lib/authentication/session.ts";

export async function changeLogin(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  const values = textValues(form, ["login"]);
  let login: string;
  try {
    refuseOldSignIn(viewer);
    ({ login } = await renameAccount({ viewerId: viewer.id, accountId: viewer.id, login: values.login }));
  } catch (error) {
    return refusedState(error, values);
  }
  await setFlash(`Your login is ${login} now.`);
  redirect("/settings/account#page-heading");
}

export async function removeAccount(_problem: string | null, form: FormData): Promise<string | null> {
  const viewer = await requireViewer();
  const { confirmation } = textValues(form, ["confirmation"]);
  try {
    refuseOldSignIn(viewer);
    await deleteAccount({ viewerId: viewer.id, confirmation });
  } catch (error) {
    return refusalWords(error);
  }
  await setFlash("Your account is deleted.");
  redirect("/");
}
