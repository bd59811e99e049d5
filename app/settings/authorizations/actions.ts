"use server";

import { redirect } from "next/navigation";
import { idIn, pressButton } from "@/components/accounts/press-button.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { endAllAuthorizations, endAuthorization } from "@/lib/oauth/end-authorizations.ts";

const LIST = "/settings/authorizations#page-heading";

export async function endOne(form: FormData): Promise<void> {
  const { id } = await requireViewer();
  await pressButton(
    () => endAuthorization(id, idIn(form)),
    (name) => `${name} can no longer act as you.`,
  );
  redirect(LIST);
}

export async function endAll(): Promise<void> {
  const { id } = await requireViewer();
  await pressButton(
    () => endAllAuthorizations(id),
    (ended) => (ended === 1 ? "One authorization ended." : `${ended} authorizations ended.`),
  );
  redirect(LIST);
}
