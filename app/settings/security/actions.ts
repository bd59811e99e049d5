"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/components/accounts/form-state.ts";
import { idIn, pressButton } from "@/components/accounts/press-button.ts";
import { refusedState } from "@/components/accounts/refused-state.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { changePassword } from "@/lib/accounts/change-password.ts";
import { unlinkIdentity } from "@/lib/accounts/external-identity.ts";
import { requireViewer } from "@/lib/authentication/session.ts";

const HERE = "/settings/security#page-heading";

export async function savePassword(_previous: FormState, form: FormData): Promise<FormState> {
  const { id: viewerId, sessionId } = await requireViewer();
  const input = {
    current_password: form.get("current_password")?.toString() ?? "",
    password: form.get("password")?.toString() ?? "",
  };
  let ended: number;
  try {
    ({ endedSessions: ended } = await changePassword({ viewerId, sessionId, input }));
  } catch (error) {
    return refusedState(error, {});
  }
  const others =
    ended === 0 ? "" : ` ${ended === 1 ? "One other browser was" : `${ended} other browsers were`} signed out.`;
  await setFlash(`Your password is changed.${others}`);
  redirect(HERE);
}

export async function unlink(form: FormData): Promise<void> {
  const { id: viewerId } = await requireViewer();
  await pressButton(
    () => unlinkIdentity({ viewerId, identityId: idIn(form) }),
    () => "You do not sign in with it any more.",
  );
  redirect(HERE);
}
