import { XIcon } from "@primer/octicons-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { BANNER_LOOKS, type BannerTone } from "./banner-look.tsx";
import { buttonClass } from "./button-class.ts";
import { cx } from "./cx.ts";
import { VisuallyHidden } from "./visually-hidden.tsx";

/** A message in the page. The tone is spoken as a word too. `dismissHref` is the same page without the banner. */
export function Banner({
  tone = "info",
  title,
  children,
  actions,
  dismissHref,
  dismiss,
  className,
}: {
  tone?: BannerTone | undefined;
  title?: ReactNode;
  children?: ReactNode;
  /** Buttons or links under the text. */
  actions?: ReactNode;
  dismissHref?: string | undefined;
  /** A control of one's own in place of the dismiss link. */
  dismiss?: ReactNode;
  className?: string | undefined;
}) {
  const look = BANNER_LOOKS[tone];
  return (
    <div className={cx("flex items-start gap-3 rounded-md border px-4 py-3", look.box, className)}>
      <span className={cx("mt-0.5 shrink-0", look.ink)} aria-hidden="true">
        {look.icon}
      </span>
      <div className="grid min-w-0 grow gap-x-4 gap-y-2 sm:flex sm:flex-wrap sm:items-center">
        <div className="min-w-0 grow basis-64">
          <VisuallyHidden>{look.word}: </VisuallyHidden>
          {title && <p className="font-semibold">{title}</p>}
          {children && <div className={title ? "mt-0.5" : undefined}>{children}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {dismissHref && (
        <Link
          href={dismissHref}
          prefetch={false}
          aria-label="Dismiss this message"
          className={cx(buttonClass({ variant: "ghost", size: "sm", square: true }), "-my-1 -mr-2")}
        >
          <XIcon />
        </Link>
      )}
      {dismiss && <div className="-my-1 -mr-2">{dismiss}</div>}
    </div>
  );
}
