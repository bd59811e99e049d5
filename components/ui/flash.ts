import { cookies } from "next/headers";
import type { BannerTone } from "./banner-look.tsx";
import { FLASH_COOKIE, type Flash, parseFlash } from "./flash-cookie.ts";

/** Long enough for the redirect. The page that shows the message takes the cookie away (server/clear-flash.ts). */
const FLASH_SECONDS = 10;

/**
 * Leaves a message for the next page. Call it in a server action or route handler before `redirect()`; the layout
 * shows it once. Never put a secret into it: the browser can read it.
 */
export async function setFlash(text: string, tone: BannerTone = "success"): Promise<void> {
  const flash: Flash = { id: crypto.randomUUID(), tone, text };
  const jar = await cookies();
  jar.set(FLASH_COOKIE, JSON.stringify(flash), { path: "/", maxAge: FLASH_SECONDS, sameSite: "lax" });
}

/** The message left by the page before, or null. */
export async function findFlash(): Promise<Flash | null> {
  const jar = await cookies();
  return parseFlash(jar.get(FLASH_COOKIE)?.value);
}
