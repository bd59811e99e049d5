"use client";

import { Tooltip as BaseTooltip } from "@base-ui/react/tooltip";
import type { ReactNode } from "react";
import { buttonClass } from "./button-class.ts";

/**
 * An icon button whose name shows on hover and on focus. What the reader must know does not belong here: touch screens
 * have no hover.
 */
export function Tooltip({
  text,
  children,
  onClick,
}: {
  text: string;
  /** The icon. */
  children: ReactNode;
  onClick?: (() => void) | undefined;
}) {
  return (
    <BaseTooltip.Root>
      <BaseTooltip.Trigger
        aria-label={text}
        delay={300}
        onClick={onClick}
        className={buttonClass({ variant: "ghost", size: "sm", square: true })}
      >
        {children}
      </BaseTooltip.Trigger>
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner sideOffset={6} className="z-50">
          <BaseTooltip.Popup className="max-w-64 rounded-md bg-fg px-2 py-1 text-canvas text-xs shadow-floating transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0">
            {text}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}
