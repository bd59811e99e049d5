"use client";

import { useActionState } from "react";
import { type FormState, UNTOUCHED } from "@/components/accounts/form-state.ts";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";

/** Makes a draft ready for review, or a pull request a draft again. */
export function DraftForm({
  action,
  hidden,
  draft,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  hidden: Readonly<Record<string, string>>;
  draft: boolean;
}) {
  const [state, submit] = useActionState(action, UNTOUCHED);
  return (
    <form action={submit} className="grid gap-2">
      <ErrorSummary errors={Object.values(state.errors).map((message) => ({ message }))} />
      {Object.entries({ ...hidden, draft: String(!draft) }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div>
        <SubmitButton variant={draft ? "primary" : "ghost"} size={draft ? "md" : "sm"} pendingLabel="Saving">
          {draft ? "Ready for review" : "Make it a draft"}
        </SubmitButton>
      </div>
    </form>
  );
}
