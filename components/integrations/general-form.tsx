"use client";

import { type ComponentProps, useState } from "react";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { generalSchema } from "@/lib/integrations/schemas.ts";
import { type FormAction, type FormState, summaryOf } from "./form-state.ts";
import { valuesFromForm } from "./form-values.ts";
import { AuthorizationFields, IdentityFields, InstallationFields } from "./general-fields.tsx";
import { KeptForm } from "./kept-form.tsx";
import type { LintContext } from "./lint-context.ts";
import { LintNotice } from "./lint-notice.tsx";
import { useFieldChecks } from "./use-field-checks.ts";
import { useKeptState } from "./use-kept-state.ts";

/** The general fields of a registered integration. */
export function GeneralForm({
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
  slug,
  lint: { stored, facts },
}: {
  state: FormState & { seen: number };
  submit: (form: FormData) => void;
  slug: string;
  lint: LintContext;
}) {
  const [live, setLive] = useState(state.values);
  const { callback_urls, setup_url, setup_on_update } = live;
  const { request_oauth_on_install } = stored;
  const checks = useFieldChecks({ schema: generalSchema, stored: { request_oauth_on_install }, refused: state.errors });
  const onValues = (form: FormData) => {
    setLive(valuesFromForm(form));
    checks.onChange(form);
  };
  const fields = { initial: state.values, live, errors: checks.errors };
  return (
    <KeptForm action={submit} onValues={onValues} onLeave={checks.onLeave} className="grid gap-8">
      <input type="hidden" name="seen" value={state.seen} />
      <ErrorSummary errors={summaryOf(state.errors)} />
      <IdentityFields {...fields} currentSlug={slug} />
      <AuthorizationFields {...fields} />
      <InstallationFields {...fields} unused={request_oauth_on_install} />
      <div className="grid gap-4 border-line border-t pt-6">
        <LintNotice
          values={{ ...stored, callback_urls, setup_url, setup_on_update }}
          facts={facts}
          places={["general"]}
        />
        <div>
          <SubmitButton pendingLabel="Saving…">Save changes</SubmitButton>
        </div>
      </div>
    </KeptForm>
  );
}
