"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { refusalWords, refusedState } from "@/components/accounts/refused-state.ts";
import { askOrganizations } from "@/components/oauth/ask-organizations.ts";
import type { AuthorizeState } from "@/components/oauth/authorize-form.tsx";
import { idFrom } from "@/components/tokens/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { clientAddress } from "@/lib/authentication/client-address.ts";
import { countAttempt, forgetFailedAttempts } from "@/lib/authentication/failed-attempts.ts";
import { refuseOldSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import type { Client } from "@/lib/oauth/client.ts";
import { agreeToDevice, claimDevice, denyDevice } from "@/lib/oauth/device/decide-device.ts";

/** Codes are short enough to be guessed, so wrong ones count like wrong passwords. */
export async function enterCode(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  const values = textValues(form, ["user_code"]);
  const address = clientAddress(await headers()) ?? "local";
  const attempt = { account: `device code of ${viewer.id}`, address };
  let id: number;
  try {
    countAttempt(attempt);
    ({ id } = await claimDevice({ viewerId: viewer.id, userCode: values.user_code }));
    forgetFailedAttempts(attempt);
  } catch (error) {
    return refusedState(error, values);
  }
  redirect(`/login/device/${id}`);
}

export async function decide(named: number, _state: AuthorizeState, form: FormData): Promise<AuthorizeState> {
  const viewer = await requireViewer();
  const id = idFrom(named); // bound to the form, so that it may be anything
  const version = Number(form.get("version")?.toString());
  const agrees = form.get("decision") === "authorize";
  let client: Client | null = null;
  try {
    if (agrees) refuseOldSignIn(viewer);
    if (agrees) client = await agreeToDevice({ viewerId: viewer.id, id, version, scopes: textsOf(form, "scopes") });
    else await denyDevice({ viewerId: viewer.id, id });
  } catch (error) {
    return { error: refusalWords(error) };
  }
  if (client?.kind === "application") await askOrganizations(viewer.id, client.id, form);
  await setFlash(
    client ? `${client.name} is authorized.` : "Nothing was given to the device.",
    client ? "success" : "info",
  );
  redirect("/login/device?answered#page-heading");
}

const textsOf = (form: FormData, name: string): string[] => form.getAll(name).map(String);
