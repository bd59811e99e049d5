"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { setFlash } from "@/components/ui/flash.ts";
import { signOut } from "@/lib/accounts/end-session.ts";
import { findViewer } from "@/lib/authentication/session.ts";
import { sessionCookieName } from "@/lib/authentication/session-cookie.ts";

/** Ends this browser's session. */
export async function signOutHere(): Promise<void> {
  const viewer = await findViewer();
  if (viewer) await signOut({ viewerId: viewer.id, sessionId: viewer.sessionId });
  (await cookies()).delete(sessionCookieName());
  await setFlash("You are signed out.");
  redirect("/login");
}
