import type { ComponentProps } from "react";
import { CONTROL_CLASS } from "./control-class.ts";
import { cx } from "./cx.ts";

/** A multi-line text control that grows with its text where the browser can. */
export function Textarea({
  className,
  mono,
  rows = 4,
  ...rest
}: ComponentProps<"textarea"> & { mono?: boolean | undefined }) {
  return (
    <textarea
      rows={rows}
      dir="auto"
      className={cx(
        CONTROL_CLASS,
        "field-sizing-content max-h-96 min-h-20 resize-y py-2 read-only:bg-subtle",
        mono && "font-mono",
        className,
      )}
      {...rest}
    />
  );
}
