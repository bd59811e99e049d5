"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

const WORDS = {
  off: "Reload the page for what is new.",
  on: "Live: what arrives is shown as it happens.",
  away: "The connection broke. It is being made again.",
} as const;

/** Shows what is new as soon as it is there. The browser connects again by itself; without scripts one reloads. */
export function LiveDeliveries({ address }: { address: string }) {
  const router = useRouter();
  const [state, setState] = useState<keyof typeof WORDS>("off");
  useEffect(() => {
    const source = new EventSource(address);
    source.addEventListener("open", () => setState("on"));
    source.addEventListener("error", () => setState("away"));
    source.addEventListener("changed", () => router.refresh());
    return () => source.close();
  }, [address, router]);
  return (
    <p role="status" data-live={state} className="text-muted">
      {WORDS[state]}
    </p>
  );
}
