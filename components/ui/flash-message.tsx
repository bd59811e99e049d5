"use client";

import { XIcon } from "@primer/octicons-react";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { Banner } from "./banner.tsx";
import { IconButton } from "./button.tsx";
import { DISMISS_FLASH } from "./dismiss-flash.ts";
import { FLASH_COOKIE, type Flash } from "./flash-cookie.ts";

/**
 * The message that a redirect left: shown on the page it arrives at, announced once, gone on the next one. It stays
 * when the page refreshes itself, by when its cookie is gone.
 */
export function FlashMessage({ flash }: { flash: Flash | null }) {
  const pathname = usePathname();
  const [arrived, setArrived] = useState<{ flash: Flash; at: string } | null>(flash && { flash, at: pathname });
  const [dismissed, setDismissed] = useState<string | null>(null);
  if (flash && flash.id !== arrived?.flash.id) setArrived({ flash, at: pathname });
  else if (arrived && arrived.at !== pathname && dismissed !== arrived.flash.id) setDismissed(arrived.flash.id);
  if (!arrived || dismissed === arrived.flash.id) return null;
  return <Message key={arrived.flash.id} flash={arrived.flash} dismiss={() => setDismissed(arrived.flash.id)} />;
}

function Message({ flash, dismiss }: { flash: Flash; dismiss: () => void }) {
  const [announced, setAnnounced] = useState("");
  useEffect(() => {
    // After an action without a new document; where the browser lacks a cookie store (plain http), the cookie runs
    // out by itself within seconds.
    window.cookieStore?.delete(FLASH_COOKIE).catch(() => undefined);
    setAnnounced(flash.text);
  }, [flash.text]);
  useEffect(() => {
    window.addEventListener(DISMISS_FLASH, dismiss);
    return () => window.removeEventListener(DISMISS_FLASH, dismiss);
  }, [dismiss]);
  return (
    <>
      {/* A live region is read only when it changes, so the words arrive after it. */}
      <p role="status" className="sr-only">
        {announced}
      </p>
      <Banner
        tone={flash.tone}
        className="rounded-none border-x-0 border-t-0 md:px-6 lg:px-8"
        dismiss={<IconButton label="Dismiss this message" size="sm" icon={<XIcon />} onClick={dismiss} />}
      >
        {flash.text}
      </Banner>
    </>
  );
}
