"use client";

import { type ReactNode, useActionState } from "react";
import { KeptForm } from "@/components/integrations/kept-form.tsx";
import { buttonClass } from "@/components/ui/button-class.ts";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";

/** What the action answers when it does not go through. */
export type AuthorizeState = { error: string | null };

/**
 * The decision to let a client act for oneself: what was read before it, and two buttons of the same weight. Works
 * without scripts. Cancelling is a link to the client's own address, where it is told.
 */
export function AuthorizeForm({
  action,
  shown,
  cancelHref,
  landsOn,
  clientName,
  children,
}: {
  action: (state: AuthorizeState, form: FormData) => Promise<AuthorizeState>;
  /** The version that is shown, and so agreed to; 0 where there are none. */
  shown: number;
  cancelHref: string;
  /** The host that the browser is sent to, whichever button is pressed. */
  landsOn: string;
  clientName: string;
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
      <div className="grid gap-4 border-line border-t pt-5">
        <div className="grid grid-cols-2 gap-3">
          <SubmitButton variant="secondary" block className="min-h-10 font-semibold" pendingLabel="Authorizing…">
            Authorize
          </SubmitButton>
          <a
            href={cancelHref}
            rel="noreferrer"
            className={`${buttonClass({ variant: "secondary", block: true })} min-h-10 font-semibold`}
          >
            Cancel
          </a>
        </div>
        <p className="text-center text-muted text-xs">
          Either way you go on to <span className="break-words font-mono">{landsOn}</span>, which {clientName} named
          when it was registered.
        </p>
      </div>
    </KeptForm>
  );
}
