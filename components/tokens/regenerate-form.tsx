"use client";

import { useActionState } from "react";
import { summaryOf } from "@/components/integrations/form-state.ts";
import { KeptForm } from "@/components/integrations/kept-form.tsx";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { ExpiryFields } from "./expiry-fields.tsx";
import { NEW_TOKEN, type TokenFormAction } from "./form-state.ts";
import { NewToken } from "./new-token.tsx";

/** A new value for a token, shown this once. */
export function RegenerateForm({
  action,
  longestDays,
  backHref,
}: {
  action: TokenFormAction;
  longestDays: number | null;
  backHref: string;
}) {
  const [{ values, errors, token }, submit] = useActionState(action, { values: NEW_TOKEN, errors: {}, token: null });
  if (token) return <NewToken token={token} backHref={backHref} />;
  return (
    <KeptForm action={submit} className="grid max-w-2xl gap-4">
      <ErrorSummary errors={summaryOf(errors)} />
      <ExpiryFields values={values} errors={errors} longestDays={longestDays} />
      <div>
        <SubmitButton variant="secondary" pendingLabel="Regenerating…">
          Regenerate token
        </SubmitButton>
      </div>
    </KeptForm>
  );
}
