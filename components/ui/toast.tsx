"use client";

import { Toast } from "@base-ui/react/toast";
import { XIcon } from "@primer/octicons-react";
import { BANNER_LOOKS, type BannerTone } from "./banner-look.tsx";
import { buttonClass } from "./button-class.ts";
import { cx } from "./cx.ts";

const SHOWN_MS = 6000;

const manager = Toast.createToastManager();

/** Says in a corner of the page what happened without leaving it. For what follows a redirect use setFlash. */
export function showToast({ text, tone = "success" }: { text: string; tone?: BannerTone | undefined }): void {
  manager.add({ title: text, type: tone, priority: tone === "danger" ? "high" : "low" });
}

/** Where toasts appear; the layout has one. */
export function Toasts() {
  return (
    <Toast.Provider toastManager={manager} timeout={SHOWN_MS}>
      <Toast.Portal>
        <Toast.Viewport className="pointer-events-none fixed right-4 bottom-4 z-50 flex w-96 max-w-[calc(100vw-2rem)] flex-col gap-2">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => {
    const tone = isTone(toast.type) ? toast.type : "info";
    return (
      <Toast.Root
        key={toast.id}
        toast={toast}
        className="pointer-events-auto rounded-lg bg-overlay text-fg shadow-floating transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0"
      >
        <Toast.Content className="flex items-start gap-3 py-2 pr-2 pl-4">
          <span className={cx("py-1.5", BANNER_LOOKS[tone].ink)} aria-hidden="true">
            {BANNER_LOOKS[tone].icon}
          </span>
          <Toast.Title render={<p />} className="min-w-0 grow py-1.5" />
          <Toast.Close aria-label="Dismiss this message" className={buttonClass({ variant: "ghost", square: true })}>
            <XIcon />
          </Toast.Close>
        </Toast.Content>
      </Toast.Root>
    );
  });
}

function isTone(value: string | undefined): value is BannerTone {
  return value !== undefined && value in BANNER_LOOKS;
}
