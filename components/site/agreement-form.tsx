"use client";

import { type ReactNode, useActionState } from "react";
import { Card } from "@/components/ui/card.tsx";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { TextareaField } from "@/components/ui/text-field.tsx";

export type AgreementFormState = {
  text: string;
  /** The version that the text started from. */
  version: number;
  errors: Readonly<Record<string, string>>;
  /** The text as people would see it. */
  preview?: ReactNode;
};

/** The text of the agreement, with a button that shows it and one that publishes it. */
export function AgreementForm({
  action,
  initial,
}: {
  action: (previous: AgreementFormState, form: FormData) => Promise<AgreementFormState>;
  initial: Pick<AgreementFormState, "text" | "version">;
}) {
  const [state, submit] = useActionState(action, { ...initial, errors: {} });
  const { errors, preview } = state;
  return (
    <form action={submit} onReset={(event) => event.preventDefault()} className="grid gap-4" noValidate>
      <ErrorSummary
        errors={Object.entries(errors).map(([field, message]) => (field === "text" ? { field, message } : { message }))}
      />
      <input type="hidden" name="seen_version" value={state.version} />
      <TextareaField
        name="text"
        label="Text of the next version"
        required
        rows={18}
        defaultValue={state.text}
        error={errors.text}
        hint="Markdown. Publishing it makes a new version, which everybody signs before they go on; what integrations do over the API is not held up."
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="intent" value="publish" pendingLabel="Publishing…">
          Publish version {state.version + 1}
        </SubmitButton>
        <SubmitButton name="intent" value="preview" variant="secondary" pendingLabel="Preparing…">
          Preview
        </SubmitButton>
      </div>
      {preview && (
        <Card title="Preview">
          <div role="status">{preview}</div>
        </Card>
      )}
    </form>
  );
}
