"use client";

import { useActionState } from "react";
import { summaryOf } from "@/components/integrations/form-state.ts";
import { KeptForm } from "@/components/integrations/kept-form.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { TextField } from "@/components/ui/text-field.tsx";
import { normaliseScopes, SCOPES } from "@/lib/authorization/scopes.ts";
import { ExpiryFields } from "./expiry-fields.tsx";
import type { TokenFormAction, TokenValues } from "./form-state.ts";
import { NewToken } from "./new-token.tsx";
import { ScopePicker } from "./scope-picker.tsx";

/** A token that a person makes has nothing to renew. */
const OFFERED = SCOPES.filter((scope) => scope !== "offline_access");

/** A classic token's note and scopes; a new one's end as well. */
export function ClassicTokenForm({
  action,
  initial,
  isNew,
}: {
  action: TokenFormAction;
  initial: TokenValues;
  isNew: boolean;
}) {
  const [{ values, errors, token }, submit] = useActionState(action, { values: initial, errors: {}, token: null });
  if (token) return <NewToken token={token} backHref="/settings/tokens" />;
  return (
    <KeptForm action={submit} className="grid max-w-2xl gap-6">
      <ErrorSummary errors={summaryOf(errors)} />
      <TextField
        name="note"
        label="Note"
        required
        autoComplete="off"
        defaultValue={values.note}
        error={errors.note}
        hint="What the token is for: you will know it by this."
      />
      {isNew && <ExpiryFields values={values} errors={errors} longestDays={null} />}
      <ScopePicker initial={normaliseScopes(values.scopes)} offered={OFFERED} error={errors.scopes} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton pendingLabel={isNew ? "Generating…" : "Saving…"}>
          {isNew ? "Generate token" : "Save changes"}
        </SubmitButton>
        <LinkButton href="/settings/tokens" variant="ghost">
          Cancel
        </LinkButton>
      </div>
    </KeptForm>
  );
}
