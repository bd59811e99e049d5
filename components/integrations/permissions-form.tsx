"use client";

import { type ComponentProps, useState } from "react";
import { PermissionPicker } from "@/components/permission-picker/permission-picker.tsx";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { TextareaField } from "@/components/ui/text-field.tsx";
import { withImpliedMetadata } from "@/lib/authorization/permissions.ts";
import type { HeldLevels } from "@/lib/integrations/rules.ts";
import { EventPicker } from "./event-picker.tsx";
import { FormSection } from "./form-section.tsx";
import { type FormAction, type FormState, summaryOf } from "./form-state.ts";
import { knownPermissions, valuesFromForm } from "./form-values.ts";
import { KeptForm } from "./kept-form.tsx";
import type { LintContext } from "./lint-context.ts";
import { LintNotice } from "./lint-notice.tsx";
import { PermissionsChange } from "./permissions-change.tsx";
import { SingleFilePathsField } from "./single-file-paths-field.tsx";
import { useKeptState } from "./use-kept-state.ts";

/** What an integration asks for, and what a change of it means to those who have it installed. */
export function PermissionsForm({
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
  installationCount,
  held,
  lint: { stored, facts },
}: {
  state: FormState & { seen: number };
  submit: (form: FormData) => void;
  /** The address of the integration's settings. */
  home: string;
  installationCount: number;
  /** What the installations hold. */
  held: HeldLevels;
  lint: LintContext;
}) {
  const [live, setLive] = useState(state.values);
  const { values, errors } = state;
  const original = withImpliedMetadata(knownPermissions(stored.permissions));
  const chosen = knownPermissions(live.permissions);
  return (
    <KeptForm action={submit} onValues={(form) => setLive(valuesFromForm(form))} className="grid gap-8">
      <input type="hidden" name="seen" value={state.seen} />
      <ErrorSummary errors={summaryOf(errors)} />
      <FormSection
        id="permissions"
        title="Permissions"
        description="What you take away is gone at once in every installation. What you add waits until its owner accepts."
      >
        <PermissionPicker
          initial={knownPermissions(values.permissions)}
          chosen={chosen}
          original={original}
          reasons={values.reasons}
          errors={errors}
        />
        <SingleFilePathsField initial={values} live={live} error={errors.single_file_paths}>
          A change of them holds at once: nobody is asked to accept it.
        </SingleFilePathsField>
      </FormSection>
      <FormSection
        id="subscriptions"
        title="Events"
        description="What the webhook is told about. Installing and uninstalling is always told."
      >
        <EventPicker initial={values.events} permissions={chosen} error={errors.events} />
      </FormSection>
      <FormSection id="note-to-users" title="Note to users">
        <TextareaField
          className="max-w-2xl"
          name="note"
          label="Why do you ask for this?"
          optional
          rows={3}
          defaultValue={values.note}
          error={errors.note}
          hint="Goes with a change, to everyone who is asked to accept it. A note alone is not sent."
        />
      </FormSection>
      <div className="grid gap-4 border-line border-t pt-6">
        <PermissionsChange
          from={original}
          to={withImpliedMetadata(chosen)}
          installationCount={installationCount}
          held={held}
        />
        <LintNotice
          values={{ ...stored, permissions: live.permissions, events: live.events }}
          facts={facts}
          places={["permissions", "webhook", "general"]}
          hrefOf={({ place, field }) =>
            `${place === "permissions" ? "" : place === "webhook" ? `${home}/webhook` : home}#${field}`
          }
        />
        <div>
          <SubmitButton pendingLabel="Saving…">Save permissions and events</SubmitButton>
        </div>
      </div>
    </KeptForm>
  );
}
