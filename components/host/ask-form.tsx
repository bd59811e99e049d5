"use client";

import { useActionState } from "react";
import { type FormState, UNTOUCHED } from "@/components/accounts/form-state.ts";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { TextField } from "@/components/ui/text-field.tsx";

/** Asks somebody for a review, by login. */
export function AskForm({
  action,
  hidden,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  hidden: Readonly<Record<string, string>>;
}) {
  const [state, submit] = useActionState(action, UNTOUCHED);
  const [error] = Object.values(state.errors);
  return (
    <form action={submit} onReset={(event) => event.preventDefault()} className="mt-1 grid gap-2" noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField
        name="reviewer"
        label="Ask for a review"
        hint="The login of somebody with access."
        autoComplete="off"
        defaultValue={state.values.reviewer}
        error={error}
      />
      <div>
        <SubmitButton variant="secondary" size="sm" pendingLabel="Asking">
          Ask
        </SubmitButton>
      </div>
    </form>
  );
}
