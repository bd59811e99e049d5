"use client";

import { type ComponentProps, useState } from "react";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import {
  DeviceFlowField,
  ExpireUserTokensField,
  InstallReceiptsField,
  OauthOnInstallField,
} from "./feature-fields.tsx";
import { FormSection } from "./form-section.tsx";
import { type FormAction, type FormState, summaryOf } from "./form-state.ts";
import { valuesFromForm } from "./form-values.ts";
import { KeptForm } from "./kept-form.tsx";
import type { LintContext } from "./lint-context.ts";
import { LintNotice } from "./lint-notice.tsx";
import { useKeptState } from "./use-kept-state.ts";

/** What an integration can do without, each part switched for itself. */
export function FeaturesForm({
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
  home,
  lint: { stored, facts },
}: {
  state: FormState & { seen: number };
  submit: (form: FormData) => void;
  /** The address of the integration's settings. */
  home: string;
  lint: LintContext;
}) {
  const [live, setLive] = useState(state.values);
  const fields = { initial: state.values, live, errors: state.errors };
  const { expire_user_tokens, request_oauth_on_install, device_flow } = live;
  return (
    <KeptForm action={submit} onValues={(form) => setLive(valuesFromForm(form))} className="grid gap-8">
      <input type="hidden" name="seen" value={state.seen} />
      <ErrorSummary errors={summaryOf(state.errors)} />
      <FormSection
        id="user-tokens"
        title="User tokens"
        description="Tokens that people give the integration to act for them. A change is for tokens from now on."
      >
        <ExpireUserTokensField {...fields} />
      </FormSection>
      <FormSection
        id="authorizing"
        title="Ways to authorize"
        description="Besides the web flow, which is always there."
      >
        <OauthOnInstallField {...fields} />
        <DeviceFlowField {...fields} />
      </FormSection>
      <FormSection
        id="install-receipts"
        title="Install receipts"
        description="The installation ID in an address can be anybody's. A receipt proves whose it is."
      >
        <InstallReceiptsField {...fields} />
      </FormSection>
      <div className="grid gap-4 border-line border-t pt-6">
        <LintNotice
          values={{ ...stored, expire_user_tokens, request_oauth_on_install, device_flow }}
          facts={facts}
          places={["features", "general"]}
          hrefOf={({ place, field }) => (place === "features" ? `#${field}` : `${home}#${field}`)}
        />
        <div>
          <SubmitButton pendingLabel="Saving…">Save optional features</SubmitButton>
        </div>
      </div>
    </KeptForm>
  );
}
