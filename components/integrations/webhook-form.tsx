"use client";

import { useActionState, useState } from "react";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { type FormAction, summaryOf } from "./form-state.ts";
import { type IntegrationValues, valuesFromForm } from "./form-values.ts";
import { KeptForm } from "./kept-form.tsx";
import { WebhookFields } from "./webhook-fields.tsx";

export function WebhookForm({
  action,
  initial,
  hasSecret,
}: {
  action: FormAction;
  initial: IntegrationValues;
  hasSecret: boolean;
}) {
  const [state, submit] = useActionState(action, { values: initial, errors: {} });
  const [live, setLive] = useState(state.values);
  return (
    <KeptForm action={submit} onValues={(form) => setLive(valuesFromForm(form))} className="grid gap-4">
      <ErrorSummary errors={summaryOf(state.errors)} />
      <WebhookFields initial={state.values} live={live} errors={state.errors} hasSecret={hasSecret} />
      <div className="mt-4 border-line border-t pt-6">
        <SubmitButton pendingLabel="Saving…">Save webhook</SubmitButton>
      </div>
    </KeptForm>
  );
}
