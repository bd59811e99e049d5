"use server";

import { redirect } from "next/navigation";
import { type FormState, textValues } from "@/components/accounts/form-state.ts";
import { idIn, pressButton } from "@/components/accounts/press-button.ts";
import { repositoryPath } from "@/components/host/paths.ts";
import { refusedErrors } from "@/components/host/refused-state.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { isRefusal } from "@/lib/api/errors.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import type { RepositoryRow } from "@/lib/host/repositories/row.ts";
import { acceptTransfer, declineTransfer } from "@/lib/host/repositories/transfers/answer-transfer.ts";

export async function accept(_previous: FormState, form: FormData): Promise<FormState> {
  const { id: viewerId } = await requireViewer();
  const values = textValues(form, ["name"]);
  let accepted: RepositoryRow;
  try {
    accepted = await acceptTransfer({ viewerId, transferId: idIn(form), input: values });
  } catch (error) {
    if (isRefusal(error) && error.status === 404) redirect(`/settings/transfers/${idIn(form)}#page-heading`);
    return { values, errors: refusedErrors(error) };
  }
  await setFlash("The repository belongs to you now.");
  redirect(`${repositoryPath(accepted)}#page-heading`);
}

export async function decline(form: FormData): Promise<void> {
  const { id: viewerId } = await requireViewer();
  await pressButton(
    () => declineTransfer({ viewerId, transferId: idIn(form) }),
    ({ ownerLogin, name }) => `You declined ${ownerLogin}/${name}. It stays where it is.`,
  );
  redirect("/settings/notices#page-heading");
}
