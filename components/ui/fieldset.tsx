import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { FieldError } from "./field.tsx";

/** A group of fields under one legend. `id` lets an ErrorSummary point to it. */
export function Fieldset({
  legend,
  hint,
  error,
  id,
  children,
  className,
  hideLegend,
}: {
  legend: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  id?: string | undefined;
  children: ReactNode;
  className?: string | undefined;
  hideLegend?: boolean | undefined;
}) {
  const errorId = error && id ? `${id}-error` : undefined;
  return (
    <fieldset id={id} aria-describedby={errorId} className={cx("min-w-0", className)}>
      <legend className={hideLegend ? "sr-only" : cx("font-semibold text-base", hint ? "mb-1" : "mb-3")}>
        {legend}
      </legend>
      {hint && <p className="mb-3 max-w-prose text-muted">{hint}</p>}
      {error && (
        <div className="mb-3">
          <FieldError id={errorId ?? ""}>{error}</FieldError>
        </div>
      )}
      <div className="grid gap-4">{children}</div>
    </fieldset>
  );
}
