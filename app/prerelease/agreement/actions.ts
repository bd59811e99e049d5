"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { refusalWords } from "@/components/accounts/refused-state.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { returnTo } from "@/lib/authentication/return-to.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { signAgreement } from "@/lib/site/sign-agreement.ts";

/** Signs, and goes on to where the viewer wanted to be. Answers with what is wrong. */
export async function sign(_problem: string | null, form: FormData): Promise<string | null> {
  const { id: viewerId } = await requireViewer();
  if (form.get("agree") === null) return "Tick the box to say that you agree.";
  try {
    await signAgreement({ viewerId, version: Number(form.get("version")) });
  } catch (error) {
    revalidatePath("/prerelease/agreement"); // the new version is shown
    return refusalWords(error);
  }
  await setFlash("You have signed the agreement.");
  redirect(returnTo(form.get("return_to")?.toString()));
}
