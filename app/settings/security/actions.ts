"use server";

import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { idIn, pressButton } from "@/components/accounts/press-button.ts";
import { refusalWords, refusedState } from "@/components/accounts/refused-state.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { changePassword } from "@/lib/accounts/change-password.ts";
import { unlinkIdentity } from "@/lib/accounts/external-identity.ts";
import { addPasskey, beginPasskey, removePasskey } from "@/lib/accounts/second-factor/passkeys.ts";
import { beginTotp } from "@/lib/accounts/second-factor/totp.ts";
import { refuseOldSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { requireViewer } from "@/lib/authentication/session.ts";

const HERE = "/settings/security#page-heading";

export async function savePassword(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  const { id: viewerId, sessionId } = viewer;
  const input = {
    current_password: form.get("current_password")?.toString() ?? "",
    password: form.get("password")?.toString() ?? "",
  };
  let ended: number;
  try {
    refuseOldSignIn(viewer); // who has no password yet would set one without showing anything
    ({ endedSessions: ended } = await changePassword({ viewerId, sessionId, input }));
  } catch (error) {
    return refusedState(error, {});
  }
  const others =
    ended === 0 ? "" : ` ${ended === 1 ? "One other browser was" : `${ended} other browsers were`} signed out.`;
  await setFlash(`Your password is changed.${others}`);
  redirect(HERE);
}

export async function setUpTwoFactor(): Promise<void> {
  const viewer = await requireViewer();
  try {
    refuseOldSignIn(viewer);
    await beginTotp(viewer.id);
  } catch (error) {
    await setFlash(refusalWords(error), "danger");
    redirect(HERE);
  }
  redirect("/settings/security/two-factor");
}

/** What the browser makes a passkey of. */
export async function passkeyOptions() {
  const { id: accountId, login } = await requireViewer();
  return beginPasskey({ accountId, login });
}

export async function savePasskey(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  const accountId = viewer.id;
  const values = textValues(form, ["name"]);
  try {
    refuseOldSignIn(viewer);
    const response = form.get("response")?.toString() ?? "";
    await addPasskey({ accountId, name: values.name, response });
  } catch (error) {
    return refusedState(error, values);
  }
  await setFlash(`The passkey ${values.name.trim()} is yours to sign in with.`);
  redirect(HERE);
}

export async function removeOnePasskey(form: FormData): Promise<void> {
  const viewer = await requireViewer();
  await pressButton(
    async () => {
      refuseOldSignIn(viewer);
      return removePasskey({ accountId: viewer.id, id: idIn(form) });
    },
    ({ name }) => `The passkey ${name} is removed. Remove it from your device as well.`,
  );
  redirect(HERE);
}

export async function unlink(form: FormData): Promise<void> {
  const viewer = await requireViewer();
  await pressButton(
    async () => {
      refuseOldSignIn(viewer);
      await unlinkIdentity({ viewerId: viewer.id, identityId: idIn(form) });
    },
    () => "You do not sign in with it any more.",
  );
  redirect(HERE);
}
