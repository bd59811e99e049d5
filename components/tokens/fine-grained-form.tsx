"use client";

import { useActionState, useState } from "react";
import { FormSection } from "@/components/integrations/form-section.tsx";
import { summaryOf } from "@/components/integrations/form-state.ts";
import { knownPermissions, permissionsFrom } from "@/components/integrations/form-values.ts";
import { KeptForm } from "@/components/integrations/kept-form.tsx";
import { PermissionPicker, type PickerScope } from "@/components/permission-picker/permission-picker.tsx";
import type { Choice } from "@/components/repository-picker/filter-choices.ts";
import { LinkButton } from "@/components/ui/button.tsx";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { TextareaField, TextField } from "@/components/ui/text-field.tsx";
import { NOT_FOR_TOKENS } from "@/lib/tokens/personal/fine-grained-rules.ts";
import { ExpiryFields } from "./expiry-fields.tsx";
import type { TokenFormAction, TokenValues } from "./form-state.ts";
import { NewToken } from "./new-token.tsx";
import { ReachFields } from "./reach-fields.tsx";

const BACK = "/settings/personal-access-tokens";

/** A fine-grained token: name, reach and permissions; a new one's end as well. */
export function FineGrainedForm({
  action,
  initial,
  isNew,
  ownerLogin,
  choices,
  scopes,
  longestDays,
  needsApproval,
}: {
  action: TokenFormAction;
  initial: TokenValues;
  isNew: boolean;
  ownerLogin: string;
  choices: readonly Choice[];
  scopes: readonly PickerScope[];
  longestDays: number | null;
  /** Whether the owner's approval is asked for what is chosen here. */
  needsApproval: boolean;
}) {
  const [state, submit] = useActionState(action, { values: initial, errors: {}, token: null });
  const { values, errors, token, pending } = state;
  const [live, setLive] = useState(values.permissions);
  if (token) return <NewToken token={token} pending={pending} backHref={BACK} />;
  return (
    <KeptForm action={submit} onValues={(form) => setLive(permissionsFrom(form))} className="grid gap-8">
      <ErrorSummary errors={summaryOf(errors)} />
      <FormSection id="what-for" title="What it is for">
        <TextField
          className="lg:max-w-md"
          name="name"
          label="Name"
          required
          autoComplete="off"
          defaultValue={values.name}
          error={errors.name}
        />
        <TextareaField
          className="max-w-2xl"
          name="description"
          label="Description"
          optional
          rows={2}
          defaultValue={values.description}
          error={errors.description}
          hint={needsApproval ? `The owners of ${ownerLogin} read this when they decide.` : undefined}
        />
        {isNew && (
          <div className="max-w-2xl">
            <ExpiryFields values={values} errors={errors} longestDays={longestDays} />
          </div>
        )}
      </FormSection>
      <FormSection id="repository_reach" title="Repositories">
        <ReachFields choices={choices} ownerLogin={ownerLogin} values={values} errors={errors} />
      </FormSection>
      <FormSection id="permissions" title="Permissions" description="Give it as little as it needs.">
        <PermissionPicker
          initial={knownPermissions(values.permissions)}
          chosen={knownPermissions(live)}
          scopes={scopes}
          without={NOT_FOR_TOKENS}
          errors={errors}
        />
      </FormSection>
      <div className="grid gap-3 border-line border-t pt-6">
        {needsApproval && (
          <p className="text-muted">
            {isNew ? (
              <>An owner of {ownerLogin} has to approve this.</>
            ) : (
              <>What changes in what it may do has to be approved again by an owner of {ownerLogin}.</>
            )}{" "}
            Until then the token reads what is public and nothing else.
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          <SubmitButton pendingLabel={isNew ? "Generating…" : "Saving…"}>
            {isNew ? "Generate token" : "Save changes"}
          </SubmitButton>
          <LinkButton href={BACK} variant="ghost">
            Cancel
          </LinkButton>
        </div>
      </div>
    </KeptForm>
  );
}
