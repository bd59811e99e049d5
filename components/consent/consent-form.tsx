"use client";

import Link from "next/link";
import { type ReactNode, useActionState, useRef, useState } from "react";
import { KeptForm } from "@/components/integrations/kept-form.tsx";
import type { Choice } from "@/components/repository-picker/filter-choices.ts";
import { SelectionFields } from "@/components/repository-picker/selection-fields.tsx";
import { useEnterStays } from "@/components/repository-picker/use-enter-stays.ts";
import { buttonClass } from "@/components/ui/button-class.ts";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { TextareaField } from "@/components/ui/text-field.tsx";
import { ConsentSection } from "./consent-section.tsx";
import { type Decision, decisionWords } from "./decision.ts";
import type { ConsentValues, InstallState } from "./install-state.ts";

/** The errors that stand beside something on the page; the others are told in the summary alone. */
const FIELDS = ["repository_selection", "repository_ids", "reason", "confirmed"];

/**
 * The decision to install: what was read before it, where the integration may reach, how it ends, and two buttons of
 * the same weight. Works without scripts; a refusal keeps every choice.
 */
export function ConsentForm({
  action,
  initial,
  integrationName,
  account,
  version,
  state: flowState,
  choices,
  decision,
  confirmation,
  cancelHref,
  landsOn,
  before,
  ending,
}: {
  action: (state: InstallState, form: FormData) => Promise<InstallState>;
  initial: ConsentValues;
  integrationName: string;
  account: { id: number; login: string };
  /** The version that is shown, and so agreed to. */
  version: number;
  /** What the integration gets back. */
  state: string;
  /** Null when it asks for nothing on repositories. */
  choices: readonly Choice[] | null;
  /** What the button does. */
  decision: Decision;
  /** What has to be confirmed beyond the button; null when nothing has to. */
  confirmation: string | null;
  cancelHref: string;
  /** The host that the browser is sent to afterwards; null when it stays here. */
  landsOn: string | null;
  /** Who is asking, for whom, and what. */
  before: ReactNode;
  /** How long, and how to undo it. */
  ending: ReactNode;
}) {
  const [{ values, errors }, submit] = useActionState(action, { values: initial, errors: {} });
  const summary = Object.entries(errors).map(([field, message]) =>
    FIELDS.includes(field) ? { field, message } : { message },
  );
  const buttons = useRef<HTMLDivElement>(null);
  useEnterStays(buttons);
  const [all, setAll] = useState(values.repository_selection === "all");
  const [selected, setSelected] = useState<ReadonlySet<number>>(() => new Set(values.repository_ids));
  const words = decisionWords(decision, { all, selected, choices: choices ?? [] });
  const asks = decision.kind === "repositories" || decision.kind === "request";
  return (
    <KeptForm action={submit} onValues={(form) => setAll(form.get("repository_selection") === "all")}>
      {summary.length > 0 && (
        <div className="mb-6">
          <ErrorSummary errors={summary} />
        </div>
      )}
      <input type="hidden" name="target_id" value={account.id} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="state" value={flowState} />
      {before}
      <ConsentSection title="Where">
        {choices === null ? (
          <p>
            Not in repositories: it asks for nothing there.
            <input type="hidden" name="repository_selection" value="all" />
          </p>
        ) : (
          <SelectionFields
            choices={choices}
            accountLogin={account.login}
            values={values}
            errors={errors}
            onSelect={asks ? setSelected : undefined}
          />
        )}
      </ConsentSection>
      {asks && (
        <ConsentSection title="Why you ask">
          <TextareaField
            name="reason"
            label={`Your words to the owners of ${account.login}`}
            optional
            rows={3}
            defaultValue={values.reason}
            error={errors.reason}
            {...(decision.kind === "repositories" && {
              hint: "They are asked only about repositories that you do not administer, and about all repositories.",
            })}
          />
        </ConsentSection>
      )}
      {ending}
      <div ref={buttons} className="grid gap-4 border-line border-t pt-5">
        {confirmation !== null && (
          <div className="rounded-md border border-warning-line bg-warning-subtle p-3">
            <Checkbox
              key={version}
              name="confirmed"
              label={confirmation}
              defaultChecked={values.confirmed}
              error={errors.confirmed}
            />
          </div>
        )}
        <div className="grid grid-cols-2 gap-3">
          <SubmitButton variant="secondary" block className="min-h-10 font-semibold" pendingLabel={words.pending}>
            {words.label}
          </SubmitButton>
          <Link
            href={cancelHref}
            prefetch={false}
            className={`${buttonClass({ variant: "secondary", block: true })} min-h-10 font-semibold`}
          >
            Not now
          </Link>
        </div>
        {landsOn !== null && (
          <p className="text-center text-muted text-xs">
            After that, {integrationName} takes you on to <span className="break-words font-mono">{landsOn}</span>.
          </p>
        )}
      </div>
    </KeptForm>
  );
}
