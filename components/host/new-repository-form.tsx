"use client";

import { LockIcon, RepoIcon } from "@primer/octicons-react";
import { useActionState } from "react";
import type { FormState } from "@/components/accounts/form-state.ts";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { RadioGroup } from "@/components/ui/radio-group.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { SelectField, TextField } from "@/components/ui/text-field.tsx";

const LABELS = {
  owner: "Owner",
  name: "Repository name",
  description: "Description",
  visibility: "Visibility",
} as const;

/** What a new repository is called, whose it is and who sees it. */
export function NewRepositoryForm({
  action,
  owners,
  initial,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  owners: readonly { login: string; label: string }[];
  initial: FormState;
}) {
  const [{ values, errors }, submit] = useActionState(action, initial);
  const known = new Set<string>(Object.keys(LABELS));
  return (
    // React empties a form after its action; here what was typed has to stay.
    <form action={submit} onReset={(event) => event.preventDefault()} className="grid gap-6" noValidate>
      <ErrorSummary
        errors={Object.entries(errors).map(([field, message]) =>
          known.has(field) ? { field, message: `${LABELS[field as keyof typeof LABELS]}: ${message}` } : { message },
        )}
      />
      <div className="grid items-start gap-4 sm:grid-cols-[minmax(0,12rem)_minmax(0,1fr)]">
        <SelectField
          name="owner"
          label={LABELS.owner}
          required
          options={owners.map(({ login, label }) => ({ value: login, label }))}
          defaultValue={values.owner}
          error={errors.owner}
        />
        <TextField
          name="name"
          label={LABELS.name}
          required
          hint="Letters, digits, hyphens, dots and underscores; anything else becomes a hyphen."
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
          defaultValue={values.name}
          error={errors.name}
        />
      </div>
      <TextField
        name="description"
        label={LABELS.description}
        optional
        defaultValue={values.description}
        error={errors.description}
      />
      <RadioGroup
        name="visibility"
        legend={LABELS.visibility}
        look="cards"
        defaultValue={values.visibility ?? "private"}
        error={errors.visibility}
        options={[
          {
            value: "private",
            label: "Private",
            icon: <LockIcon />,
            description: "You, and the people and integrations that are given access.",
          },
          {
            value: "public",
            label: "Public",
            icon: <RepoIcon />,
            description: "Everybody who reaches this server can read it.",
          },
        ]}
      />
      <Checkbox
        name="auto_init"
        value="1"
        label="Start with a README"
        hint="A first commit, so that it can be cloned and browsed at once. Leave it off to push what you have."
        defaultChecked={values.auto_init === "1"}
      />
      <div>
        <SubmitButton pendingLabel="Creating">Create repository</SubmitButton>
      </div>
    </form>
  );
}
