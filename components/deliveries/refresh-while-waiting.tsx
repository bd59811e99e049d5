"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY_MS = 1_000;
/** An attempt takes 10 seconds at the most; longer than that somebody else is before it. */
const TRIES = 20;

/** Looks again every second while an attempt waits; without scripts there is a link for it. */
export function RefreshWhileWaiting() {
  const router = useRouter();
  useEffect(() => {
    let tries = 0;
    const timer = setInterval(() => {
      tries += 1;
      if (tries >= TRIES) clearInterval(timer);
      router.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
