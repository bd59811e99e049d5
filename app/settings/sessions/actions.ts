"use server";

import { redirect } from "next/navigation";
import { pressButton } from "@/components/accounts/press-button.ts";
import { endOtherSessions, endSession } from "@/lib/accounts/end-session.ts";
import { requireViewer } from "@/lib/authentication/session.ts";

const HERE = "/settings/sessions#page-heading";

export async function endOne(form: FormData): Promise<void> {
  const { id: viewerId } = await requireViewer();
  await pressButton(
    () => endSession({ viewerId, sessionId: form.get("session")?.toString() ?? "" }),
    () => "That browser is signed out.",
  );
  redirect(HERE);
}

export async function endOthers(): Promise<void> {
  const { id: viewerId, sessionId } = await requireViewer();
  await pressButton(
    () => endOtherSessions({ viewerId, sessionId }),
    (ended) => (ended === 1 ? "One other browser is signed out." : `${ended} other browsers are signed out.`),
  );
  redirect(HERE);
}
