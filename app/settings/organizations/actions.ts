"use server";

import { redirect } from "next/navigation";
import { idIn, pressButton } from "@/components/accounts/press-button.ts";
import { acceptInvitation, declineInvitation } from "@/lib/accounts/answer-invitation.ts";
import { requireViewer } from "@/lib/authentication/session.ts";

const HERE = "/settings/organizations#page-heading";

export async function accept(form: FormData): Promise<void> {
  const { id: viewerId } = await requireViewer();
  await pressButton(
    () => acceptInvitation({ viewerId, invitationId: idIn(form) }),
    ({ login }) => `You belong to ${login} now.`,
  );
  redirect(HERE);
}

export async function decline(form: FormData): Promise<void> {
  const { id: viewerId } = await requireViewer();
  await pressButton(
    () => declineInvitation({ viewerId, invitationId: idIn(form) }),
    ({ login }) => `You declined to join ${login}.`,
  );
  redirect(HERE);
}
