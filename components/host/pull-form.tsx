"use client";

import { useActionState } from "react";
import type { FormState } from "@/components/accounts/form-state.ts";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { TextareaField, TextField } from "@/components/ui/text-field.tsx";

const LABELS: Readonly<Record<string, string>> = { title: "Title", body: "Text" };

/** Title and text of a new pull request. */
export function PullForm({
  action,
  initial,
  hidden,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  initial: FormState;
  hidden: Readonly<Record<string, string>>;
}) {
  const [{ values, errors }, submit] = useActionState(action, initial);
  return (
    // React empties a form after its action; here what was typed has to stay.
    <form action={submit} onReset={(event) => event.preventDefault()} className="grid gap-4" noValidate>
      <ErrorSummary
        errors={Object.entries(errors).map(([field, message]) =>
          LABELS[field] ? { field, message: `${LABELS[field]}: ${message}` } : { message },
        )}
      />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField name="title" label="Title" required defaultValue={values.title} error={errors.title} />
      <TextareaField
        name="body"
        label="Text"
        hint="Markdown works here. Say what changes and why."
        className="[&_textarea]:min-h-32"
        mono
        defaultValue={values.body}
        error={errors.body}
      />
      <Checkbox
        name="draft"
        value="true"
        label="A draft"
        hint="It is there to be looked at, and cannot be merged until it is ready for review."
        defaultChecked={values.draft === "true"}
      />
      <div>
        <SubmitButton pendingLabel="Opening">Open pull request</SubmitButton>
      </div>
    </form>
  );
}
