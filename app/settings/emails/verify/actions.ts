"use server";

import { redirect } from "next/navigation";
import { setFlash } from "@/components/ui/flash.ts";
import { verifyEmail } from "@/lib/accounts/email-verification.ts";

export async function verify(form: FormData): Promise<void> {
  const verified = await verifyEmail(form.get("token")?.toString() ?? "");
  if (!verified) redirect("/settings/emails/verify?refused=1");
  await setFlash(`${verified.address} is verified.`);
  redirect("/settings/emails#page-heading");
}
