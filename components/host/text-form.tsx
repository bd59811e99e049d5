"use client";

import { type ReactNode, useActionState } from "react";
import { type FormState, UNTOUCHED } from "@/components/accounts/form-state.ts";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { TextareaField } from "@/components/ui/text-field.tsx";

/** A form around one text: an answer, or a review with the choice of what it comes to in `children`. */
export function TextForm({
  id,
  action,
  hidden,
  label,
  submitLabel,
  pendingLabel,
  children,
}: {
  /** Of the text's field, where a page has several. */
  id?: string;
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  hidden: Readonly<Record<string, string>>;
  label: string;
  submitLabel: string;
  pendingLabel: string;
  children?: ReactNode;
}) {
  const [state, submit] = useActionState(action, UNTOUCHED);
  return (
    <form action={submit} onReset={(event) => event.preventDefault()} className="grid gap-3" noValidate>
      <ErrorSummary
        errors={Object.entries(state.errors).map(([field, message]) =>
          field === "body" ? { field: id ?? field, message: `${label}: ${message}` } : { message },
        )}
      />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextareaField
        name="body"
        id={id ?? "body"}
        label={label}
        hint="Markdown works here."
        mono
        defaultValue={state.values.body}
        error={state.errors.body}
      />
      {children}
      <div>
        <SubmitButton pendingLabel={pendingLabel}>{submitLabel}</SubmitButton>
      </div>
    </form>
  );
}
