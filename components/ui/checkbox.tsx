import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";
import { FieldError } from "./field.tsx";

/** A checkbox with its label at the right; the whole row is the target. */
export function Checkbox({
  label,
  hint,
  error,
  className,
  id = "",
  ...rest
}: Omit<ComponentProps<"input">, "type"> & {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
}) {
  const ownId = id || [rest.name, rest.value].filter((part) => part !== undefined && part !== "").join("-");
  const described = [hint && `${ownId}-hint`, error && `${ownId}-error`].filter(Boolean).join(" ");
  return (
    <div className={cx("grid gap-1", className)}>
      <div className="flex min-h-6 items-start gap-2">
        <input
          type="checkbox"
          id={ownId}
          aria-describedby={described || undefined}
          aria-invalid={error ? true : undefined}
          className="mt-0.5 size-4 shrink-0 accent-accent-emphasis"
          {...rest}
        />
        <label htmlFor={ownId} className="min-w-0 grow">
          <span className="font-medium">{label}</span>
          {hint && (
            <span id={`${ownId}-hint`} className="mt-0.5 block text-muted text-xs">
              {hint}
            </span>
          )}
        </label>
      </div>
      {error && <FieldError id={`${ownId}-error`}>{error}</FieldError>}
    </div>
  );
}
