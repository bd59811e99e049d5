import type { ReactNode } from "react";
import { cx } from "../ui/cx.ts";

const WIDTHS = {
  /** Settings and lists. */
  page: "max-w-[76rem]",
  /** Forms and prose on a page of their own. */
  form: "max-w-3xl",
  /** Sign-in and consent. */
  narrow: "max-w-md",
} as const;

/** The centred column that a page lives in. */
export function Container({
  width = "page",
  className,
  children,
}: {
  width?: keyof typeof WIDTHS | undefined;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <div className={cx("mx-auto w-full min-w-0 px-4 py-6 md:px-6 lg:px-8", WIDTHS[width], className)}>{children}</div>
  );
}
