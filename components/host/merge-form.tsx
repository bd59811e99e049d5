"use client";

import { GitMergeIcon } from "@primer/octicons-react";
import { useActionState } from "react";
import { type FormState, UNTOUCHED } from "@/components/accounts/form-state.ts";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { SelectField } from "@/components/ui/text-field.tsx";
import type { MergeMethod } from "@/lib/host/pulls/rules.ts";

const METHODS: readonly { value: MergeMethod; label: string }[] = [
  { value: "merge", label: "With a merge commit" },
  { value: "squash", label: "As one commit" },
  { value: "rebase", label: "Commit by commit, on top of the base" },
];

/** Merges a pull request in one of three ways. */
export function MergeForm({
  action,
  hidden,
  methods,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  hidden: Readonly<Record<string, string>>;
  /** Those that the rules of the base leave. */
  methods: readonly MergeMethod[];
}) {
  const [state, submit] = useActionState(action, UNTOUCHED);
  return (
    <form action={submit} onReset={(event) => event.preventDefault()} className="grid gap-3" noValidate>
      <ErrorSummary errors={Object.values(state.errors).map((message) => ({ message }))} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="flex flex-wrap items-end gap-2">
        <SelectField
          name="merge_method"
          label="How to merge"
          options={METHODS.filter(({ value }) => methods.includes(value))}
          defaultValue={state.values.merge_method ?? methods[0]}
        />
        <SubmitButton icon={<GitMergeIcon />} pendingLabel="Merging">
          Merge pull request
        </SubmitButton>
      </div>
    </form>
  );
}
