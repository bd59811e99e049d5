"use client";

import { useActionState } from "react";
import { FormSection } from "@/components/integrations/form-section.tsx";
import { summaryOf } from "@/components/integrations/form-state.ts";
import { KeptForm } from "@/components/integrations/kept-form.tsx";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { TextField } from "@/components/ui/text-field.tsx";
import type { PolicyState, PolicyValues } from "./policy-state.ts";

/** Which personal access tokens reach what an organization owns. */
export function PolicyForm({
  action,
  initial,
}: {
  action: (state: PolicyState, form: FormData) => Promise<PolicyState>;
  initial: PolicyValues;
}) {
  const [{ values, errors }, submit] = useActionState(action, { values: initial, errors: {} });
  return (
    <KeptForm action={submit} className="grid max-w-2xl gap-8">
      <ErrorSummary errors={summaryOf(errors)} />
      <FormSection
        id="fine-grained"
        title="Fine-grained tokens"
        description="Made for this organization alone, with permissions and repositories that were chosen."
      >
        <Checkbox
          name="fine_grained_tokens_allowed"
          label="Allow fine-grained tokens"
          hint="When this is off, those that there are read what is public and nothing else."
          defaultChecked={values.fine_grained_tokens_allowed}
        />
        <Checkbox
          name="fine_grained_tokens_need_approval"
          label="An owner has to approve each"
          hint="Those of owners need no approval."
          defaultChecked={values.fine_grained_tokens_need_approval}
        />
        <Days name="fine_grained_tokens_longest_life" values={values} errors={errors} />
      </FormSection>
      <FormSection
        id="classic"
        title="Classic tokens"
        description="They do everything their person may, as far as their scopes go."
      >
        <Checkbox
          name="classic_tokens_allowed"
          label="Allow classic tokens"
          hint="When this is off, they are refused for everything here but reading what is public."
          defaultChecked={values.classic_tokens_allowed}
        />
        <Days name="classic_tokens_longest_life" values={values} errors={errors} />
      </FormSection>
      <div>
        <SubmitButton pendingLabel="Saving…">Save policy</SubmitButton>
      </div>
    </KeptForm>
  );
}

function Days({
  name,
  values,
  errors,
}: {
  name: "classic_tokens_longest_life" | "fine_grained_tokens_longest_life";
  values: PolicyValues;
  errors: Readonly<Record<string, string>>;
}) {
  return (
    <TextField
      className="max-w-80"
      name={name}
      inputMode="numeric"
      label="Longest life in days"
      optional
      defaultValue={values[name]}
      error={errors[name]}
      hint="Empty for no limit. Longer ones that there are stop working here."
    />
  );
}
