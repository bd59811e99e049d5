"use client";

import { type ReactNode, useActionState } from "react";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { Fieldset } from "@/components/ui/fieldset.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { SelectField, TextareaField, TextField } from "@/components/ui/text-field.tsx";
import type { IssueFormState } from "./issue-form-state.ts";

const LABELS = {
  title: "Title",
  body: "Text",
  labels: "Labels",
  assignees: "Assignees",
  milestone: "Milestone",
} as const;

export type LabelChoice = { name: string; description: string | null };
export type MilestoneChoice = { number: number; title: string };
export type IssueChoices = {
  labels: readonly LabelChoice[];
  people: readonly string[];
  milestones: readonly MilestoneChoice[];
};

/** Title and text of an issue; labels, people and milestone for those who may set them. */
export function IssueForm({
  action,
  initial,
  hidden,
  choices,
  submitLabel,
  pendingLabel,
  cancel,
}: {
  action: (previous: IssueFormState, form: FormData) => Promise<IssueFormState>;
  initial: IssueFormState;
  /** Values to send along. */
  hidden: Readonly<Record<string, string>>;
  /** Null for those who may set none of them. */
  choices: IssueChoices | null;
  submitLabel: string;
  pendingLabel: string;
  cancel: ReactNode;
}) {
  const [state, submit] = useActionState(action, initial);
  return (
    // React empties a form after its action; here what was typed has to stay.
    <form action={submit} onReset={(event) => event.preventDefault()} noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_16rem]">
        <div className="grid content-start gap-4">
          <ErrorSummary errors={summaryOf(state.errors)} />
          <TextField name="title" label={LABELS.title} required defaultValue={state.title} error={state.errors.title} />
          <TextareaField
            name="body"
            label={LABELS.body}
            hint="Markdown: **bold**, `code`, - lists, [links](https://example.org)."
            className="[&_textarea]:min-h-48"
            mono
            defaultValue={state.body}
            error={state.errors.body}
          />
        </div>
        {choices && (
          <div className="grid content-start gap-6">
            <Choices
              name="labels"
              chosen={state.labels}
              error={state.errors.labels ?? state.errors.name}
              options={choices.labels.map(({ name, description }) => ({ value: name, hint: description }))}
              none="This repository has no labels."
            />
            <Choices
              name="assignees"
              chosen={state.assignees}
              error={state.errors.assignees}
              options={choices.people.map((login) => ({ value: login, hint: null }))}
              none="Nobody can be assigned."
            />
            <SelectField
              name="milestone"
              label={LABELS.milestone}
              defaultValue={state.milestone}
              error={state.errors.milestone}
              options={[
                { value: "", label: "None" },
                ...choices.milestones.map(({ number, title }) => ({ value: String(number), label: title })),
              ]}
            />
          </div>
        )}
        <div className="flex flex-wrap gap-2 lg:col-start-1">
          <SubmitButton pendingLabel={pendingLabel}>{submitLabel}</SubmitButton>
          {cancel}
        </div>
      </div>
    </form>
  );
}

function Choices({
  name,
  options,
  chosen,
  error,
  none,
}: {
  name: "labels" | "assignees";
  options: readonly { value: string; hint: string | null }[];
  chosen: readonly string[];
  error: string | undefined;
  none: string;
}) {
  return (
    <Fieldset legend={LABELS[name]} id={name} error={error}>
      {options.length === 0 ? (
        <p className="text-muted">{none}</p>
      ) : (
        <div className="grid max-h-64 gap-1.5 overflow-y-auto">
          {options.map(({ value, hint }) => (
            <Checkbox
              key={value}
              name={name}
              value={value}
              label={value}
              hint={hint}
              defaultChecked={chosen.includes(value)}
            />
          ))}
        </div>
      )}
    </Fieldset>
  );
}

function summaryOf(errors: Readonly<Record<string, string>>) {
  return Object.entries(errors).map(([field, message]) =>
    Object.hasOwn(LABELS, field)
      ? { field, message: `${LABELS[field as keyof typeof LABELS]}: ${message}` }
      : { message },
  );
}
