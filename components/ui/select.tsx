import { TriangleDownIcon } from "@primer/octicons-react";
import type { ComponentProps } from "react";
import { CONTROL_CLASS } from "./control-class.ts";
import { cx } from "./cx.ts";

export type SelectOption = { value: string; label: string; disabled?: boolean };

/** A native select. Options by `options`, or as children when they need groups. `compact` is as wide as its words. */
export function Select({
  className,
  options,
  children,
  compact,
  ...rest
}: ComponentProps<"select"> & {
  options?: readonly SelectOption[] | undefined;
  compact?: boolean | undefined;
}) {
  // After an action React resets a form to what it first rendered; a new key makes the new default hold.
  const key = rest.defaultValue === undefined ? undefined : String(rest.defaultValue);
  return (
    <span className={cx("relative", compact ? "inline-block max-w-full justify-self-start" : "block")}>
      <select
        key={key}
        className={cx(CONTROL_CLASS, "min-h-8 appearance-none truncate py-1 pr-8", className)}
        {...rest}
      >
        {options?.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
        {children}
      </select>
      <span
        className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-muted"
        aria-hidden="true"
      >
        <TriangleDownIcon />
      </span>
    </span>
  );
}
