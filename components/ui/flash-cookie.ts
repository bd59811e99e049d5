import type { BannerTone } from "./banner-look.tsx";

export const FLASH_COOKIE = "flash";

/** A message shown once after a redirect. `id` tells two equal messages apart. */
export type Flash = { id: string; tone: BannerTone; text: string };

const TONES: readonly string[] = ["info", "success", "warning", "danger"] satisfies BannerTone[];

function isTone(value: unknown): value is BannerTone {
  return typeof value === "string" && TONES.includes(value);
}

/** Reads the cookie's value; anything that is not a message of ours is no message. */
export function parseFlash(value: string | undefined): Flash | null {
  if (!value) return null;
  let data: unknown;
  try {
    data = JSON.parse(value);
  } catch {
    return null;
  }
  if (typeof data !== "object" || data === null) return null;
  const { id, tone, text } = data as Record<string, unknown>;
  if (typeof id !== "string" || typeof text !== "string" || !isTone(tone)) return null;
  return { id, tone, text };
}
