"use client";

import { useEffect, useState } from "react";

/**
 * The server's time, kept running in the browser: the moment of rendering plus what has passed since, so that a clock
 * set on the server (or a wrong one in the browser) never shows a wrong age. Before hydration it is the given moment.
 *
 * @param renderedAt ISO 8601
 * @param everyMs how often to look again
 */
export function useServerNow(renderedAt: string, everyMs: number): { now: Date; hydrated: boolean } {
  const [state, setState] = useState({ now: new Date(renderedAt), hydrated: false });
  useEffect(() => {
    const base = new Date(renderedAt).getTime() - performance.now();
    const look = () => setState({ now: new Date(base + performance.now()), hydrated: true });
    look();
    const timer = setInterval(look, everyMs);
    return () => clearInterval(timer);
  }, [renderedAt, everyMs]);
  return state;
}
