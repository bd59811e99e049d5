"use server";

import { redirect } from "next/navigation";
import { idIn } from "@/components/accounts/press-button.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { dismissNotice, dismissNotices } from "@/lib/accounts/notices.ts";
import { requireViewer } from "@/lib/authentication/session.ts";

const HERE = "/settings/notices#page-heading";

export async function dismiss(form: FormData): Promise<void> {
  const { id: viewerId } = await requireViewer();
  await dismissNotice(viewerId, BigInt(idIn(form)));
  await setFlash("The notice is dismissed.");
  redirect(HERE);
}

export async function dismissAll(): Promise<void> {
  const { id: viewerId } = await requireViewer();
  await dismissNotices(viewerId);
  await setFlash("The notices are dismissed.");
  redirect(HERE);
}
