"use client";

import { useEffect } from "react";
import { HEADING_ID } from "./heading-id.ts";

/** Puts focus on the page heading when the address asks for it: a navigation inside the page does not do so itself. */
export function HeadingFocus() {
  useEffect(() => {
    const focus = () => {
      if (location.hash === `#${HEADING_ID}`) document.getElementById(HEADING_ID)?.focus({ preventScroll: true });
    };
    focus();
    addEventListener("hashchange", focus);
    return () => removeEventListener("hashchange", focus);
  }, []);
  return null;
}
