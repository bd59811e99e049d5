"use server";

import { redirect } from "next/navigation";
import { refusalWords } from "@/components/accounts/refused-state.ts";
import { idFrom } from "@/components/tokens/require-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { cancelRequest } from "@/lib/installations/requests/answer-request.ts";

export async function cancel(requestId: number, _problem: string | null): Promise<string | null> {
  const viewer = await requireViewer();
  try {
    await cancelRequest({ requestId: idFrom(requestId), actorId: viewer.id });
  } catch (error) {
    return refusalWords(error);
  }
  await setFlash("The request is cancelled.");
  redirect("/settings/requests#page-heading");
}
