"use client";

import { useActionState, useState } from "react";
import { PermissionPicker } from "@/components/permission-picker/permission-picker.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { InPageLink } from "@/components/ui/link.tsx";
import { RadioGroup } from "@/components/ui/radio-group.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import type { PermissionKey } from "@/lib/authorization/permission-catalogue.ts";
import { registrationSchema } from "@/lib/integrations/schemas.ts";
import { EventPicker } from "./event-picker.tsx";
import { DeviceFlowField, ExpireUserTokensField, OauthOnInstallField } from "./feature-fields.tsx";
import { FormSection } from "./form-section.tsx";
import { type FormAction, summaryOf } from "./form-state.ts";
import { type IntegrationValues, knownPermissions, valuesFromForm } from "./form-values.ts";
import { AuthorizationFields, IdentityFields, InstallationFields } from "./general-fields.tsx";
import { KeptForm } from "./kept-form.tsx";
import { LintNotice } from "./lint-notice.tsx";
import { SingleFilePathsField } from "./single-file-paths-field.tsx";
import { useFieldChecks } from "./use-field-checks.ts";
import { WebhookFields } from "./webhook-fields.tsx";

/** By the ids of the sections. */
const PARTS = [
  { id: "identity", label: "Identity" },
  { id: "authorization", label: "Users" },
  { id: "after-installation", label: "After installation" },
  { id: "webhook", label: "Webhook" },
  { id: "permissions", label: "Permissions" },
  { id: "subscriptions", label: "Events" },
  { id: "visibility", label: "Where" },
] as const;

/** Everything that a new integration is registered with, in sections. */
export function RegistrationForm({
  action,
  initial,
  ownerLogin,
  servedPermissions,
  cancelHref,
}: {
  action: FormAction;
  initial: IntegrationValues;
  /** Permissions that open something on this server, for the linter. */
  servedPermissions: readonly PermissionKey[];
  ownerLogin: string;
  cancelHref: string;
}) {
  const [state, submit] = useActionState(action, { values: initial, errors: {} });
  const [live, setLive] = useState(state.values);
  const { values, errors } = state;
  const checks = useFieldChecks({ schema: registrationSchema, refused: errors });
  const onValues = (form: FormData) => {
    setLive(valuesFromForm(form));
    checks.onChange(form);
  };
  const fields = { initial: values, live, errors: checks.errors };
  return (
    <KeptForm action={submit} onValues={onValues} onLeave={checks.onLeave} className="grid gap-8">
      <ErrorSummary errors={summaryOf(errors)} />
      <nav aria-label="Parts of this form">
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {PARTS.map(({ id, label }) => (
            <li key={id}>
              <InPageLink href={`#${id}-heading`}>{label}</InPageLink>
            </li>
          ))}
        </ul>
      </nav>
      <IdentityFields {...fields} />
      <AuthorizationFields {...fields}>
        <ExpireUserTokensField {...fields} />
        <OauthOnInstallField {...fields} />
        <DeviceFlowField {...fields} />
      </AuthorizationFields>
      <InstallationFields {...fields} unused={live.request_oauth_on_install} />
      <FormSection
        id="webhook"
        title="Webhook"
        description="One webhook tells you about everything in every installation; nothing is set up per repository."
      >
        <WebhookFields {...fields} />
      </FormSection>
      <FormSection
        id="permissions"
        title="Permissions"
        description="Ask for as little as it needs: people see every one of these before they install, and have to accept each that you add later."
      >
        <PermissionPicker
          initial={knownPermissions(values.permissions)}
          chosen={knownPermissions(live.permissions)}
          reasons={values.reasons}
          errors={checks.errors}
        />
        <SingleFilePathsField initial={values} live={live} error={checks.errors.single_file_paths} />
      </FormSection>
      <FormSection
        id="subscriptions"
        title="Events"
        description="What the webhook is told about. Installing and uninstalling is always told."
      >
        <EventPicker initial={values.events} permissions={knownPermissions(live.permissions)} error={errors.events} />
      </FormSection>
      <FormSection id="visibility" title="Where can it be installed?">
        <VisibilityField initial={values} ownerLogin={ownerLogin} />
      </FormSection>
      <div className="grid gap-4 border-line border-t pt-6">
        <LintNotice values={live} facts={{ servedPermissions, hasStoredSecret: false }} />
        <div className="flex flex-wrap gap-2">
          <SubmitButton pendingLabel="Registering…">Register integration</SubmitButton>
          <LinkButton href={cancelHref} variant="ghost">
            Cancel
          </LinkButton>
        </div>
      </div>
    </KeptForm>
  );
}

function VisibilityField({ initial, ownerLogin }: { initial: IntegrationValues; ownerLogin: string }) {
  return (
    <RadioGroup
      name="public"
      legend="Where can it be installed?"
      hideLegend
      look="cards"
      className="max-w-2xl"
      defaultValue={String(initial.public)}
      options={[
        {
          value: "false",
          label: `Only on ${ownerLogin}`,
          description: "Private: others do not see that it exists. You can open it later.",
        },
        {
          value: "true",
          label: "On any account",
          description: "Public: everybody can see its page, and install it where they may.",
        },
      ]}
    />
  );
}
