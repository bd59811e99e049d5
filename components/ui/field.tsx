import { AlertFillIcon } from "@primer/octicons-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

/** What a control needs to belong to its field: spread it on Input, Textarea or Select. */
export type FieldControl = {
  id: string;
  name: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  "aria-required": true | undefined;
};

export type FieldProps = {
  /** The form key; also the id unless `id` is given, so that an ErrorSummary can point to it. */
  name: string;
  id?: string | undefined;
  label: ReactNode;
  /** What to enter and why, in a sentence. */
  hint?: ReactNode;
  /** What is wrong and how to mend it. */
  error?: string | undefined;
  required?: boolean | undefined;
  /** Says "optional" beside the label: use it in forms where most fields are required. */
  optional?: boolean | undefined;
  className?: string | undefined;
};

/**
 * Label, control, hint and error of one form field, tied together for screen readers. Required fields are marked with
 * aria-required and not with the browser's own check: one schema on the server says what is wrong, in one voice.
 */
export function Field({ children, ...field }: FieldProps & { children: (control: FieldControl) => ReactNode }) {
  const { name, id = name, label, hint, error, required, optional, className } = field;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={cx("grid min-w-0 gap-1.5", className)}>
      <label htmlFor={id} className="max-w-full justify-self-start font-semibold">
        {label}
        <FieldMark required={required} optional={optional} />
      </label>
      {children({
        id,
        name,
        "aria-describedby": described || undefined,
        "aria-invalid": error ? true : undefined,
        "aria-required": required ? true : undefined,
      })}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {hint && <FieldHint id={`${id}-hint`}>{hint}</FieldHint>}
    </div>
  );
}

export function FieldMark({ required, optional }: { required?: boolean | undefined; optional?: boolean | undefined }) {
  if (required) {
    return (
      <span aria-hidden="true" className="ml-0.5 text-danger">
        *
      </span>
    );
  }
  // The space is for those who hear the name: nothing else parts the two words.
  return optional ? <span className="ml-0.5 font-normal text-muted text-xs"> optional</span> : null;
}

export function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="text-muted text-xs">
      {children}
    </p>
  );
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1.5 font-medium text-danger text-xs">
      <span className="mt-0.5 shrink-0" aria-hidden="true">
        <AlertFillIcon size={12} />
      </span>
      <span>{children}</span>
    </p>
  );
}
