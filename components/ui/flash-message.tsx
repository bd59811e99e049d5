"use client";

import { XIcon } from "@primer/octicons-react";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { Banner } from "./banner.tsx";
import { IconButton } from "./button.tsx";
import { FLASH_COOKIE, type Flash } from "./flash-cookie.ts";

/**
 * The message that a redirect left: shown on the page it arrives at, announced once, gone on the next one. Give it
 * the flash's id as key, so that the next message starts anew.
 */
export function FlashMessage({ flash }: { flash: Flash }) {
  const pathname = usePathname();
  const [arrivedAt] = useState(pathname);
  const [dismissed, setDismissed] = useState(false);
  const [announced, setAnnounced] = useState("");
  useEffect(() => {
    // Where the browser lacks a cookie store (plain http), the cookie runs out by itself within seconds.
    window.cookieStore?.delete(FLASH_COOKIE).catch(() => undefined);
    setAnnounced(flash.text);
  }, [flash.text]);
  if (dismissed || pathname !== arrivedAt) return null;
  return (
    <>
      {/* A live region is read only when it changes, so the words arrive after it. */}
      <p role="status" className="sr-only">
        {announced}
      </p>
      <Banner
        tone={flash.tone}
        className="rounded-none border-x-0 border-t-0 md:px-6 lg:px-8"
        dismiss={
          <IconButton label="Dismiss this message" size="sm" icon={<XIcon />} onClick={() => setDismissed(true)} />
        }
      >
        {flash.text}
      </Banner>
    </>
  );
}
