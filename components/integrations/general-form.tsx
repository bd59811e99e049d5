"use client";

import { useActionState, useState } from "react";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { type FormAction, summaryOf } from "./form-state.ts";
import { type IntegrationValues, valuesFromForm } from "./form-values.ts";
import { AuthorizationFields, IdentityFields, InstallationFields } from "./general-fields.tsx";
import { KeptForm } from "./kept-form.tsx";

/** The general fields of a registered integration. */
export function GeneralForm({
  action,
  initial,
  slug,
  seenAt,
}: {
  action: FormAction;
  initial: IntegrationValues;
  slug: string;
  /** When the registration was last changed, as this page saw it: ISO 8601. */
  seenAt: string;
}) {
  const [state, submit] = useActionState(action, { values: initial, errors: {} });
  const [live, setLive] = useState(state.values);
  const fields = { initial: state.values, live, errors: state.errors };
  return (
    <KeptForm action={submit} onValues={(form) => setLive(valuesFromForm(form))} className="grid gap-8">
      <input type="hidden" name="seen_at" value={seenAt} />
      <ErrorSummary errors={summaryOf(state.errors)} />
      <IdentityFields {...fields} currentSlug={slug} />
      <AuthorizationFields {...fields} />
      <InstallationFields {...fields} />
      <div className="border-line border-t pt-6">
        <SubmitButton pendingLabel="Saving…">Save changes</SubmitButton>
      </div>
    </KeptForm>
  );
}
