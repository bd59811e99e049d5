"use server";

import { redirect } from "next/navigation";
import { setFlash } from "@/components/ui/flash.ts";

/** Does what every form's action does in the end: leaves a message, and goes to the page's heading. */
export async function leaveFlash(): Promise<void> {
  await setFlash("Saved. This message shows once.");
  redirect("/_ui#page-heading");
}
