"use client";

import { useActionState } from "react";
import { KeptForm } from "@/components/integrations/kept-form.tsx";
import type { Choice } from "@/components/repository-picker/filter-choices.ts";
import { SelectionFields } from "@/components/repository-picker/selection-fields.tsx";
import type { SelectionValues } from "@/components/repository-picker/selection-values.ts";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";

export type RepositoriesState = { values: SelectionValues; errors: Readonly<Record<string, string>> };

/** Changes which repositories an installation reaches. */
export function RepositoriesForm({
  action,
  initial,
  choices,
  accountLogin,
  state: flowState,
  landsOn,
}: {
  action: (state: RepositoriesState, form: FormData) => Promise<RepositoriesState>;
  initial: SelectionValues;
  choices: readonly Choice[];
  accountLogin: string;
  /** What the integration gets back when saving leads to it. */
  state: string;
  /** The host that saving leads to; null when it stays here. */
  landsOn: string | null;
}) {
  const [{ values, errors }, submit] = useActionState(action, { values: initial, errors: {} });
  const summary = Object.entries(errors).map(([field, message]) => (field === "" ? { message } : { field, message }));
  return (
    <KeptForm action={submit} className="grid gap-4">
      <ErrorSummary errors={summary} />
      <input type="hidden" name="state" value={flowState} />
      <SelectionFields choices={choices} accountLogin={accountLogin} values={values} errors={errors} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <SubmitButton pendingLabel="Saving…">Save repositories</SubmitButton>
        {landsOn !== null && (
          <span className="text-muted text-xs">
            Saving takes you on to <span className="break-words font-mono">{landsOn}</span>.
          </span>
        )}
      </div>
    </KeptForm>
  );
}
