import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { FieldError, FieldHint, FieldMark } from "./field.tsx";

export type RadioOption = {
  value: string;
  label: ReactNode;
  description?: ReactNode;
  icon?: ReactNode;
  disabled?: boolean | undefined;
};

/**
 * One choice out of a few, as native radios in a fieldset. `look="cards"` for choices that need a description,
 * `look="inline"` for short words in a row. The fieldset has the id `name`, for an ErrorSummary to point to.
 */
export function RadioGroup({
  name,
  legend,
  options,
  defaultValue,
  look = "list",
  hint,
  error,
  required,
  hideLegend,
  form,
  className,
}: {
  name: string;
  legend: ReactNode;
  options: readonly RadioOption[];
  defaultValue?: string | undefined;
  look?: "list" | "inline" | "cards" | undefined;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean | undefined;
  /** Keeps the legend for screen readers when a heading beside the group already says it. */
  hideLegend?: boolean | undefined;
  /** Id of the form, when the group stands outside it. */
  form?: string | undefined;
  className?: string | undefined;
}) {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ");
  return (
    <fieldset id={name} aria-describedby={described || undefined} className={cx("min-w-0", className)}>
      <legend className={hideLegend ? "sr-only" : "mb-1.5 font-semibold"}>
        {legend}
        <FieldMark required={required} />
      </legend>
      <div className="grid gap-1.5">
        {error && <FieldError id={`${name}-error`}>{error}</FieldError>}
        {hint && <FieldHint id={`${name}-hint`}>{hint}</FieldHint>}
        <div
          className={
            look === "inline" ? "flex flex-wrap gap-x-4 gap-y-1" : cx("grid", look === "cards" ? "gap-2" : "gap-1")
          }
        >
          {options.map((option) => (
            <Radio
              key={option.value}
              name={name}
              option={option}
              form={form}
              look={look}
              checked={option.value === defaultValue}
            />
          ))}
        </div>
      </div>
    </fieldset>
  );
}

function Radio({
  name,
  option,
  form,
  look,
  checked,
}: {
  name: string;
  option: RadioOption;
  form: string | undefined;
  look: "list" | "inline" | "cards";
  checked: boolean;
}) {
  const id = `${name}-${option.value}`;
  const card =
    "rounded-md border border-line bg-canvas p-3 hover:bg-subtle has-checked:border-accent has-checked:bg-accent-subtle has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2 [&_input]:outline-none";
  return (
    <label
      htmlFor={id}
      className={cx("flex min-h-6 items-start gap-2", look === "cards" && card, option.disabled && "text-muted")}
    >
      <input
        type="radio"
        id={id}
        name={name}
        value={option.value}
        form={form}
        defaultChecked={checked}
        disabled={option.disabled}
        aria-describedby={option.description ? `${id}-description` : undefined}
        aria-labelledby={`${id}-label`}
        className="mt-0.5 size-4 shrink-0 accent-accent-emphasis"
      />
      {option.icon && (
        <span className="mt-0.5 shrink-0 text-muted" aria-hidden="true">
          {option.icon}
        </span>
      )}
      <span className="min-w-0">
        <span id={`${id}-label`} className={cx("block", look !== "inline" && "font-medium")}>
          {option.label}
        </span>
        {option.description && (
          <span id={`${id}-description`} className="mt-0.5 block text-muted text-xs">
            {option.description}
          </span>
        )}
      </span>
    </label>
  );
}
