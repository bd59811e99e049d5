import type { ReactNode } from "react";
import { cx } from "./cx.ts";

/** What scrolls inside the page has to be reachable by keyboard, and a thing one reaches needs a name. */
const REACHABLE = { tabIndex: 0 } as const;

/** A box whose content scrolls, named for screen readers. */
export function ScrollRegion({
  label,
  className,
  children,
}: {
  label: string;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={label}
      {...REACHABLE}
      className={cx("overflow-auto focus-visible:-outline-offset-2", className)}
    >
      {children}
    </section>
  );
}
