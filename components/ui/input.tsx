import type { ComponentProps, ReactNode } from "react";
import { CONTROL_CLASS } from "./control-class.ts";
import { cx } from "./cx.ts";

/** A one-line text control, 32 px high. Give it a name by Field or TextField. `mono` for keys, ids and addresses. */
export function Input({
  className,
  mono,
  leading,
  type = "text",
  ...rest
}: ComponentProps<"input"> & {
  mono?: boolean | undefined;
  /** An icon or fixed words before the text, such as "@". */
  leading?: ReactNode;
}) {
  const input = (
    <input
      type={type}
      dir="auto"
      className={cx(
        CONTROL_CLASS,
        "min-h-8 py-1 read-only:bg-subtle",
        mono && "font-mono",
        leading !== undefined && "pl-9",
        className,
      )}
      {...rest}
    />
  );
  if (leading === undefined) return input;
  return (
    <div className="relative">
      <span className="pointer-events-none absolute inset-y-0 left-3 flex items-center text-muted" aria-hidden="true">
        {leading}
      </span>
      {input}
    </div>
  );
}
