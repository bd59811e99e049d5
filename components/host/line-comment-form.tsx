"use client";

import { useActionState } from "react";
import { type FormState, UNTOUCHED } from "@/components/accounts/form-state.ts";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { SelectField, TextareaField, TextField } from "@/components/ui/text-field.tsx";

const LABELS: Readonly<Record<string, string>> = { path: "File", line: "Line", side: "Of", body: "Comment" };

/** Comments on one line of what a pull request changes. */
export function LineCommentForm({
  action,
  hidden,
  paths,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  hidden: Readonly<Record<string, string>>;
  /** The files that are changed. */
  paths: readonly string[];
}) {
  const [state, submit] = useActionState(action, UNTOUCHED);
  const { values, errors } = state;
  return (
    <form action={submit} onReset={(event) => event.preventDefault()} className="grid gap-3" noValidate>
      <ErrorSummary
        errors={Object.entries(errors).map(([field, message]) =>
          LABELS[field] ? { field: `line-${field}`, message: `${LABELS[field]}: ${message}` } : { message },
        )}
      />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_6rem_9rem]">
        <SelectField
          name="path"
          id="line-path"
          label="File"
          options={paths.map((path) => ({ value: path, label: path }))}
          defaultValue={values.path}
          error={errors.path}
        />
        <TextField
          name="line"
          id="line-line"
          label="Line"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={values.line}
          error={errors.line}
        />
        <SelectField
          name="side"
          id="line-side"
          label="Of"
          options={[
            { value: "RIGHT", label: "the new file" },
            { value: "LEFT", label: "the old file" },
          ]}
          defaultValue={values.side ?? "RIGHT"}
        />
      </div>
      <TextareaField
        name="body"
        id="line-body"
        label="Comment"
        hint="Markdown works here. Everybody sees it at once."
        mono
        defaultValue={values.body}
        error={errors.body}
      />
      <div>
        <SubmitButton variant="secondary" pendingLabel="Commenting">
          Comment on the line
        </SubmitButton>
      </div>
    </form>
  );
}
