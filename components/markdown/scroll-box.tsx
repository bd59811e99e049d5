import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx.ts";

/** What scrolls has to be reachable by keyboard. */
const REACHABLE = { tabIndex: 0 } as const;

/** A box that scrolls sideways inside a text. A group and not a region: a page may hold many of the same name. */
export function ScrollBox({
  label,
  className,
  children,
}: {
  label: string;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <fieldset
      aria-label={label}
      {...REACHABLE}
      className={cx("min-w-0 overflow-x-auto focus-visible:-outline-offset-2", className)}
    >
      {children}
    </fieldset>
  );
}
