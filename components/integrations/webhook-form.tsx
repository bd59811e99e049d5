"use client";

import { type ComponentProps, useState } from "react";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { hookSchema } from "@/lib/integrations/schemas.ts";
import { type FormAction, type FormState, summaryOf } from "./form-state.ts";
import { valuesFromForm } from "./form-values.ts";
import { KeptForm } from "./kept-form.tsx";
import type { LintContext } from "./lint-context.ts";
import { LintNotice } from "./lint-notice.tsx";
import { useFieldChecks } from "./use-field-checks.ts";
import { useKeptState } from "./use-kept-state.ts";
import { WebhookFields } from "./webhook-fields.tsx";

/** Where a registered integration is told about things. */
export function WebhookForm({
  action,
  ...props
}: Omit<ComponentProps<typeof Fields>, "state" | "submit"> & { action: FormAction }) {
  const { stored, revision } = props.lint;
  const { key, ...kept } = useKeptState(action, { stored, revision });
  return <Fields key={key} {...props} {...kept} />;
}

function Fields({
  state,
  submit,
  lint: { stored, facts },
}: {
  state: FormState & { seen: number };
  submit: (form: FormData) => void;
  lint: LintContext;
}) {
  const [live, setLive] = useState(state.values);
  const { webhook_active, webhook_url, webhook_secret, webhook_insecure_ssl } = live;
  const checks = useFieldChecks({ schema: hookSchema, refused: state.errors });
  const onValues = (form: FormData) => {
    setLive(valuesFromForm(form));
    checks.onChange(form);
  };
  return (
    <KeptForm action={submit} onValues={onValues} onLeave={checks.onLeave} className="grid gap-4">
      <input type="hidden" name="seen" value={state.seen} />
      <ErrorSummary errors={summaryOf(state.errors)} />
      <WebhookFields initial={state.values} live={live} errors={checks.errors} hasSecret={facts.hasStoredSecret} />
      <div className="mt-4 grid gap-4 border-line border-t pt-6">
        <LintNotice
          values={{ ...stored, webhook_active, webhook_url, webhook_secret, webhook_insecure_ssl }}
          facts={facts}
          places={["webhook"]}
        />
        <div>
          <SubmitButton pendingLabel="Saving…">Save webhook</SubmitButton>
        </div>
      </div>
    </KeptForm>
  );
}
