"use client";

import { type ReactNode, useActionState } from "react";
import { KeptForm } from "@/components/integrations/kept-form.tsx";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import type { AuthorizeState } from "./authorize-form.tsx";

/** The decision about a device: what was read before it, and two buttons of the same weight. Works without scripts. */
export function DeviceForm({
  action,
  shown,
  children,
}: {
  action: (state: AuthorizeState, form: FormData) => Promise<AuthorizeState>;
  /** The version that is shown, and so agreed to; 0 where there are none. */
  shown: number;
  children: ReactNode;
}) {
  const [{ error }, submit] = useActionState(action, { error: null });
  return (
    <KeptForm action={submit}>
      {error !== null && (
        <div className="mb-6">
          <ErrorSummary errors={[{ message: error }]} />
        </div>
      )}
      <input type="hidden" name="version" value={shown} />
      {children}
      <div className="grid grid-cols-2 gap-3 border-line border-t pt-5">
        <DecisionButton decision="authorize" pendingLabel="Authorizing…">
          Authorize
        </DecisionButton>
        <DecisionButton decision="cancel" pendingLabel="Cancelling…">
          Cancel
        </DecisionButton>
      </div>
    </KeptForm>
  );
}

function DecisionButton({
  decision,
  pendingLabel,
  children,
}: {
  decision: "authorize" | "cancel";
  pendingLabel: string;
  children: string;
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
