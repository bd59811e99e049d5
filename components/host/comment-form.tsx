"use client";

import { useActionState } from "react";
import { type FormState, UNTOUCHED } from "@/components/accounts/form-state.ts";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { TextareaField } from "@/components/ui/text-field.tsx";

/** Writes a comment; those who may change the issue or pull request close or reopen it with the same form. */
export function CommentForm({
  action,
  hidden,
  state: issueState,
  mayChangeState,
  thing = "issue",
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  hidden: Readonly<Record<string, string>>;
  state: "open" | "closed";
  mayChangeState: boolean;
  /** A pull request is closed without a reason. */
  thing?: "issue" | "pull request";
}) {
  const [state, submit] = useActionState(action, UNTOUCHED);
  return (
    <form action={submit} onReset={(event) => event.preventDefault()} className="grid gap-3" noValidate>
      <ErrorSummary
        errors={Object.entries(state.errors).map(([field, message]) =>
          field === "body" ? { field, message: `Comment: ${message}` } : { message },
        )}
      />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextareaField
        name="body"
        label="Write a comment"
        hint="Markdown works here."
        className="[&_textarea]:min-h-28"
        mono
        defaultValue={state.values.body}
        error={state.errors.body}
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="intent" value="comment" pendingLabel="Commenting">
          Comment
        </SubmitButton>
        {mayChangeState &&
          (issueState === "open" && thing === "pull request" ? (
            <SubmitButton variant="secondary" name="intent" value="close" pendingLabel="Closing">
              Close pull request
            </SubmitButton>
          ) : issueState === "open" ? (
            <>
              <SubmitButton variant="secondary" name="intent" value="complete" pendingLabel="Closing">
                Close as completed
              </SubmitButton>
              <SubmitButton variant="secondary" name="intent" value="skip" pendingLabel="Closing">
                Close as not planned
              </SubmitButton>
            </>
          ) : (
            <SubmitButton variant="secondary" name="intent" value="reopen" pendingLabel="Reopening">
              Reopen {thing}
            </SubmitButton>
          ))}
      </div>
    </form>
  );
}
