"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY_MS = 1_000;
/** An attempt takes 10 seconds at the most; longer than that somebody else is before it. */
const TRIES = 20;
const SELDOM_MS = 10_000;

/** Looks again every second while an attempt waits, and then now and then; without scripts there is a link for it. */
export function RefreshWhileWaiting() {
  const router = useRouter();
  useEffect(() => {
    let tries = 0;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      timer = setTimeout(look, tries < TRIES ? EVERY_MS : SELDOM_MS);
    };
    const look = () => {
      tries += 1;
      router.refresh();
      wait();
    };
    wait();
    return () => clearTimeout(timer);
  }, [router]);
  return null;
}
