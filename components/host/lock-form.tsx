"use client";

import { useActionState } from "react";
import { type FormState, UNTOUCHED } from "@/components/accounts/form-state.ts";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { SelectField } from "@/components/ui/text-field.tsx";

const REASONS = [
  { value: "", label: "No reason given" },
  { value: "resolved", label: "Resolved" },
  { value: "off-topic", label: "Off topic" },
  { value: "too heated", label: "Too heated" },
  { value: "spam", label: "Spam" },
];

/** Locks a conversation, for a reason or none, or unlocks it. */
export function LockForm({
  action,
  hidden,
  locked,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  hidden: Readonly<Record<string, string>>;
  locked: boolean;
}) {
  const [state, submit] = useActionState(action, UNTOUCHED);
  const [error] = Object.values(state.errors);
  const intent = locked ? "unlock" : "lock";
  return (
    <form action={submit} onReset={(event) => event.preventDefault()} className="grid gap-2" noValidate>
      {Object.entries({ ...hidden, intent }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {!locked && (
        <SelectField
          name="lock_reason"
          label="Reason for locking"
          defaultValue={state.values.lock_reason ?? ""}
          options={REASONS}
          error={error}
        />
      )}
      {locked && error && <p role="alert">{error}</p>}
      <div>
        <SubmitButton variant="secondary" size="sm" pendingLabel={locked ? "Unlocking" : "Locking"}>
          {locked ? "Unlock conversation" : "Lock conversation"}
        </SubmitButton>
      </div>
    </form>
  );
}
