"use server";

import { cookies } from "next/headers";
import { THEME_COOKIE, themeOf } from "./theme.ts";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Remembers the theme that the form's button `theme` names. */
export async function setTheme(form: FormData): Promise<void> {
  const theme = themeOf(form.get(THEME_COOKIE)?.toString());
  const jar = await cookies();
  jar.set(THEME_COOKIE, theme, { path: "/", maxAge: YEAR_SECONDS, sameSite: "lax" });
}
