"use client";

import Link from "next/link";
import { useActionState, useRef } from "react";
import { KeptForm } from "@/components/integrations/kept-form.tsx";
import { useEnterStays } from "@/components/repository-picker/use-enter-stays.ts";
import { buttonClass } from "@/components/ui/button-class.ts";
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
  cancelHref,
}: {
  action: (state: AcceptState, form: FormData) => Promise<AcceptState>;
  /** The version that is shown, and so agreed to. */
  version: number;
  state: string;
  /** What has to be confirmed beyond the button; null when nothing has to. */
  confirmation: string | null;
  cancelHref: string;
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
          <SubmitButton variant="secondary" block className="min-h-10 font-semibold" pendingLabel="Accepting…">
            Accept new permissions
          </SubmitButton>
          <Link
            href={cancelHref}
            prefetch={false}
            className={`${buttonClass({ variant: "secondary", block: true })} min-h-10 font-semibold`}
          >
            Not now
          </Link>
        </div>
      </div>
    </KeptForm>
  );
}
