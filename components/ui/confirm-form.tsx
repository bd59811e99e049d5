"use client";

import { type FormEvent, type ReactNode, useId, useRef, useState } from "react";
import { ExactWords } from "./exact-words.tsx";
import { Field } from "./field.tsx";
import { Input } from "./input.tsx";
import { SubmitButton } from "./submit-button.tsx";

/** The form key of what the reader typed; the action has to compare it again. */
const CONFIRMATION_KEY = "confirmation";

export type ConfirmFormProps = {
  /** A server action, or the address to post to. */
  action: string | ((form: FormData) => void | Promise<void>);
  /** What has to be typed, exactly: a name or a slug. Without it a click confirms. */
  expected?: string | undefined;
  submitLabel: string;
  pendingLabel?: string | undefined;
  /** What this will end, in a sentence or a list. */
  children?: ReactNode;
  /** The action's refusal, when there was one. */
  error?: string | undefined;
  /** Hidden values to send along. */
  fields?: Readonly<Record<string, string>> | undefined;
  /** A way out beside the button. */
  cancel?: ReactNode;
};

/** Asks the reader to type a name before something that cannot be undone. Where scripts do not run the action alone checks. */
export function ConfirmForm({
  action,
  expected,
  submitLabel,
  pendingLabel,
  children,
  error,
  fields,
  cancel,
}: ConfirmFormProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [mismatch, setMismatch] = useState(false);
  const check = (event: FormEvent) => {
    const differs = expected !== undefined && input.current?.value.trim() !== expected;
    setMismatch(differs);
    if (!differs) return;
    event.preventDefault();
    input.current?.focus();
  };
  const problem = mismatch ? `Type ${expected} exactly to confirm.` : error;
  return (
    <form
      action={action}
      method={typeof action === "string" ? "post" : undefined}
      onSubmit={check}
      className="grid gap-4"
    >
      {Object.entries(fields ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children && <div className="grid gap-2">{children}</div>}
      {expected === undefined ? (
        problem && (
          <p role="alert" className="font-medium text-danger">
            {problem}
          </p>
        )
      ) : (
        <Field
          id={id}
          className="max-w-xl"
          name={CONFIRMATION_KEY}
          required
          error={problem}
          label={
            <>
              To confirm, type <ExactWords>{expected}</ExactWords>
            </>
          }
        >
          {(control) => <Input ref={input} autoComplete="off" autoCapitalize="off" spellCheck={false} {...control} />}
        </Field>
      )}
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant="danger" pendingLabel={pendingLabel}>
          {submitLabel}
        </SubmitButton>
        {cancel}
      </div>
    </form>
  );
}
