"use server";

import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { idIn, pressButton } from "@/components/accounts/press-button.ts";
import { refusedState } from "@/components/accounts/refused-state.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { addEmail, makeEmailPrimary, removeEmail, resendVerification } from "@/lib/accounts/change-emails.ts";
import { refuseOldSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { requireViewer } from "@/lib/authentication/session.ts";

const HERE = "/settings/emails#page-heading";

export async function add(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  const values = textValues(form, ["email"]);
  try {
    refuseOldSignIn(viewer);
    await addEmail({ viewer, email: values.email });
  } catch (error) {
    return refusedState(error, values);
  }
  await setFlash(`We sent a mail to ${values.email.trim()}. Open the link in it to verify the address.`);
  redirect(HERE);
}

export async function sendAgain(form: FormData): Promise<void> {
  const viewer = await requireViewer();
  await pressButton(
    () => resendVerification({ viewer, emailId: idIn(form) }),
    ({ address }) => `We sent a mail to ${address} again.`,
  );
  redirect(HERE);
}

export async function makePrimary(form: FormData): Promise<void> {
  const viewer = await requireViewer();
  await pressButton(
    async () => {
      refuseOldSignIn(viewer);
      return makeEmailPrimary({ viewerId: viewer.id, emailId: idIn(form) });
    },
    ({ address }) => `Mail to you goes to ${address} from now on.`,
  );
  redirect(HERE);
}

export async function remove(form: FormData): Promise<void> {
  const viewer = await requireViewer();
  await pressButton(
    async () => {
      refuseOldSignIn(viewer);
      return removeEmail({ viewerId: viewer.id, emailId: idIn(form) });
    },
    ({ address }) => `${address} is removed.`,
  );
  redirect(HERE);
}
