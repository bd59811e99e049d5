"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { XIcon } from "@primer/octicons-react";
import { type ReactNode, useRef } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-class.ts";
import { cx } from "./cx.ts";

/**
 * A modal dialog and the button that opens it. With `fallbackHref` the button is a link to a page that does the same
 * where scripts do not run (or have not loaded yet).
 */
export function Dialog({
  triggerLabel,
  triggerVariant,
  triggerSize,
  triggerIcon,
  fallbackHref,
  title,
  description,
  children,
}: {
  triggerLabel: ReactNode;
  triggerVariant?: ButtonVariant | undefined;
  triggerSize?: ButtonSize | undefined;
  triggerIcon?: ReactNode;
  fallbackHref?: string | undefined;
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
}) {
  const popup = useRef<HTMLDivElement>(null);
  const className = buttonClass({ variant: triggerVariant, size: triggerSize });
  const words = (
    <>
      {triggerIcon}
      {triggerLabel}
    </>
  );
  return (
    <BaseDialog.Root>
      {fallbackHref ? (
        <BaseDialog.Trigger
          className={className}
          nativeButton={false}
          render={<a href={fallbackHref} onClick={(event) => event.preventDefault()} />}
        >
          {words}
        </BaseDialog.Trigger>
      ) : (
        <BaseDialog.Trigger className={className}>{words}</BaseDialog.Trigger>
      )}
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-40 bg-backdrop transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <BaseDialog.Popup
          ref={popup}
          initialFocus={() => firstField(popup.current) ?? true}
          className="fixed inset-x-4 top-1/2 z-50 mx-auto flex max-h-[calc(100dvh-2rem)] max-w-lg -translate-y-1/2 flex-col rounded-lg bg-overlay text-fg shadow-floating outline-none transition-[opacity,scale] duration-150 data-ending-style:scale-98 data-starting-style:scale-98 data-ending-style:opacity-0 data-starting-style:opacity-0"
        >
          <div className="flex items-start justify-between gap-4 border-line border-b py-3 pr-3 pl-4">
            <div className="min-w-0 py-1">
              <BaseDialog.Title className="font-semibold text-base">{title}</BaseDialog.Title>
              {description && (
                <BaseDialog.Description className="mt-1 text-muted">{description}</BaseDialog.Description>
              )}
            </div>
            <BaseDialog.Close aria-label="Close" className={buttonClass({ variant: "ghost", square: true })}>
              <XIcon />
            </BaseDialog.Close>
          </div>
          <div className="min-h-0 overflow-y-auto p-4">{children}</div>
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

/** Whoever opens a form wants to type, not to close it. */
function firstField(box: HTMLElement | null): HTMLElement | null {
  return box?.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea") ?? null;
}

/** Closes the dialog around it, as a button. */
export function DialogClose({
  children,
  variant,
  className,
}: {
  children: ReactNode;
  variant?: ButtonVariant | undefined;
  className?: string | undefined;
}) {
  return <BaseDialog.Close className={cx(buttonClass({ variant }), className)}>{children}</BaseDialog.Close>;
}
