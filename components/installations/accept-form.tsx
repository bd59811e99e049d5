"use client";

import { type ReactNode, useActionState, useRef } from "react";
import { KeptForm } from "@/components/integrations/kept-form.tsx";
import { useEnterStays } from "@/components/repository-picker/use-enter-stays.ts";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";

export type AcceptState = { values: { confirmed: boolean }; errors: Readonly<Record<string, string>> };

/** The decision about new permissions: two buttons of the same weight. */
export function AcceptForm({
  action,
  version,
  state: flowState,
  confirmation,
}: {
  action: (state: AcceptState, form: FormData) => Promise<AcceptState>;
  /** The version that is shown, and so agreed to. */
  version: number;
  state: string;
  /** What has to be confirmed beyond the button; null when nothing has to. */
  confirmation: string | null;
}) {
  const [{ values, errors }, submit] = useActionState(action, { values: { confirmed: false }, errors: {} });
  const summary = Object.entries(errors).map(([field, message]) =>
    field === "confirmed" ? { field, message } : { message },
  );
  const decision = useRef<HTMLDivElement>(null);
  useEnterStays(decision);
  return (
    <KeptForm action={submit}>
      <div ref={decision} className="grid gap-4 border-line border-t pt-5">
        <ErrorSummary errors={summary} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="state" value={flowState} />
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
        <div className="grid gap-3 sm:grid-cols-2">
          <DecisionButton decision="accept" pendingLabel="Accepting…">
            Accept new permissions
          </DecisionButton>
          <DecisionButton decision="later" pendingLabel="Leaving it as it is…">
            Not now
          </DecisionButton>
        </div>
      </div>
    </KeptForm>
  );
}

function DecisionButton({
  decision,
  pendingLabel,
  children,
}: {
  decision: "accept" | "later";
  pendingLabel: string;
  children: ReactNode;
}) {
  return (
    <SubmitButton
      name="decision"
      value={decision}
      variant="secondary"
      block
      className="min-h-10 font-semibold"
      pendingLabel={pendingLabel}
    >
      {children}
    </SubmitButton>
  );
}
