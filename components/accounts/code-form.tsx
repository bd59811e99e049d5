"use client";

import { useActionState } from "react";
import type { ButtonVariant } from "@/components/ui/button-class.ts";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { Secret } from "@/components/ui/secret.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { TextField } from "@/components/ui/text-field.tsx";
import { type FormState, UNTOUCHED } from "./form-state.ts";

/** What a form with a code answers: what is wrong, or recovery codes to be kept. */
export type CodeFormState = FormState & { recoveryCodes?: readonly string[] };

/** Asks for a code of the authenticator app and shows, once, the recovery codes that come back. */
export function CodeForm({
  id,
  action,
  label,
  submitLabel,
  variant,
}: {
  /** Of the field, where a page has several. */
  id: string;
  action: (previous: CodeFormState, form: FormData) => Promise<CodeFormState>;
  label: string;
  submitLabel: string;
  variant?: ButtonVariant | undefined;
}) {
  const [state, submit] = useActionState<CodeFormState, FormData>(action, UNTOUCHED);
  if (state.recoveryCodes)
    return (
      <Secret
        label="recovery codes"
        value={`${state.recoveryCodes.join("\n")}\n`}
        filename="mortise-recovery-codes.txt"
      >
        <p>
          Each signs you in once, when you do not have your authenticator app. Print them or keep them in a safe place.
        </p>
      </Secret>
    );
  const { code: problem, ...others } = state.errors;
  return (
    <form action={submit} className="grid gap-4" noValidate>
      <ErrorSummary errors={Object.values(others).map((message) => ({ message }))} />
      <TextField
        id={id}
        name="code"
        label={label}
        required
        autoComplete="one-time-code"
        autoCapitalize="off"
        error={problem}
      />
      <div>
        <SubmitButton variant={variant}>{submitLabel}</SubmitButton>
      </div>
    </form>
  );
}
