"use client";

import { type ReactNode, useActionState } from "react";
import type { FormState } from "@/components/accounts/form-state.ts";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { TextareaField, TextField } from "@/components/ui/text-field.tsx";

const LABELS = {
  tag_name: "Tag",
  target_commitish: "Target",
  name: "Title",
  body: "Notes",
} as const;

/** Tag, target, title and notes of a release; published or kept as a draft by the button that is pressed. */
export function ReleaseForm({
  action,
  initial,
  hidden,
  offersNotes,
  isPublished,
  refs,
  cancel,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  initial: FormState;
  hidden: Readonly<Record<string, string>>;
  /** Whether notes can be made of what changed, which is so for a new one. */
  offersNotes: boolean;
  isPublished: boolean;
  /** Names to choose from while typing; others are taken as well. */
  refs: { tags: readonly string[]; branches: readonly string[] };
  cancel: ReactNode;
}) {
  const [{ values, errors }, submit] = useActionState(action, initial);
  const known = new Set<string>(Object.keys(LABELS));
  return (
    // React empties a form after its action; here what was typed has to stay.
    <form action={submit} onReset={(event) => event.preventDefault()} className="grid gap-4" noValidate>
      <ErrorSummary
        errors={Object.entries(errors).map(([field, message]) =>
          known.has(field) ? { field, message: `${LABELS[field as keyof typeof LABELS]}: ${message}` } : { message },
        )}
      />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          name="tag_name"
          label={LABELS.tag_name}
          required
          hint="One that exists, or a new one, such as v1.2.0."
          list="release-tags"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          defaultValue={values.tag_name}
          error={errors.tag_name}
        />
        <TextField
          name="target_commitish"
          label={LABELS.target_commitish}
          optional
          hint="The branch or commit at which a new tag is made."
          list="release-targets"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          defaultValue={values.target_commitish}
          error={errors.target_commitish}
        />
      </div>
      <Names id="release-tags" names={refs.tags} />
      <Names id="release-targets" names={refs.branches} />
      <TextField name="name" label={LABELS.name} optional defaultValue={values.name} error={errors.name} />
      <TextareaField
        name="body"
        label={LABELS.body}
        optional
        hint="Markdown works here."
        className="[&_textarea]:min-h-40"
        mono
        defaultValue={values.body}
        error={errors.body}
      />
      {offersNotes && (
        <Checkbox
          name="generate_release_notes"
          label="Add what changed since the release before"
          hint="The pull requests that were merged and who made them, after your own notes."
          defaultChecked={values.generate_release_notes === "on"}
        />
      )}
      <Checkbox
        name="prerelease"
        label="It is a pre-release"
        hint="Marked as not ready for everybody, and never the latest."
        defaultChecked={values.prerelease === "on"}
      />
      <Checkbox
        name="make_latest"
        label="It is the latest release"
        hint="What is offered to those who ask for the latest. Neither drafts nor pre-releases are."
        defaultChecked={values.make_latest === "on"}
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="intent" value="publish" pendingLabel={isPublished ? "Saving" : "Publishing"}>
          {isPublished ? "Save release" : "Publish release"}
        </SubmitButton>
        <SubmitButton variant="secondary" name="intent" value="draft" pendingLabel="Saving">
          {isPublished ? "Take back into a draft" : "Save as a draft"}
        </SubmitButton>
        {cancel}
      </div>
    </form>
  );
}

function Names({ id, names }: { id: string; names: readonly string[] }) {
  return (
    <datalist id={id}>
      {names.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}
