"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/components/accounts/form-state.ts";
import { idIn, pressButton } from "@/components/accounts/press-button.ts";
import { refusedState } from "@/components/accounts/refused-state.ts";
import { uninstalledWords } from "@/components/integrations/uninstalled-words.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { isRefusal } from "@/lib/api/errors.ts";
import { requireAgreement } from "@/lib/authentication/require-agreement.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { acceptIntegrationTransfer, declineIntegrationTransfer } from "@/lib/integrations/transfers/answer-transfer.ts";

/** Whoever has yet to sign the agreement does so first, and comes back to the offer. */
export async function accept(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  const transferId = idIn(form);
  await requireAgreement(viewer, `/settings/transfers/integrations/${transferId}`);
  let accepted: Awaited<ReturnType<typeof acceptIntegrationTransfer>>;
  try {
    accepted = await acceptIntegrationTransfer({ viewerId: viewer.id, transferId });
  } catch (error) {
    if (isRefusal(error) && error.status === 404)
      redirect(`/settings/transfers/integrations/${transferId}#page-heading`);
    return refusedState(error, {});
  }
  const { name, slug, uninstalled } = accepted;
  await setFlash(`${name} belongs to you now.${uninstalledWords(uninstalled)}`);
  redirect(`/settings/integrations/${slug}#page-heading`);
}

export async function decline(form: FormData): Promise<void> {
  const { id: viewerId } = await requireViewer();
  await pressButton(
    () => declineIntegrationTransfer({ viewerId, transferId: idIn(form) }),
    ({ name }) => `You declined ${name}. It stays where it is.`,
  );
  redirect("/settings/notices#page-heading");
}
