"use client";

import { useActionState } from "react";
import { summaryOf } from "@/components/integrations/form-state.ts";
import { KeptForm } from "@/components/integrations/kept-form.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { TextareaField, TextField } from "@/components/ui/text-field.tsx";
import type { ApplicationAction, ApplicationValues } from "./application-values.ts";

/** The registration of an OAuth application. */
export function ApplicationForm({
  action,
  initial,
  isNew,
  cancelHref,
}: {
  action: ApplicationAction;
  initial: ApplicationValues;
  isNew: boolean;
  cancelHref: string;
}) {
  const [{ values, errors }, submit] = useActionState(action, { values: initial, errors: {} });
  return (
    <KeptForm action={submit} className="grid max-w-2xl gap-4">
      <ErrorSummary errors={summaryOf(errors)} />
      <TextField
        name="name"
        label="Name"
        required
        autoComplete="off"
        defaultValue={values.name}
        error={errors.name}
        hint="What people see when they are asked to authorize it."
      />
      <TextareaField
        name="description"
        label="Description"
        optional
        rows={2}
        defaultValue={values.description}
        error={errors.description}
      />
      <TextField
        name="url"
        type="url"
        mono
        label="Homepage URL"
        required
        defaultValue={values.url}
        error={errors.url}
        placeholder="https://dashboard.example.com"
      />
      <TextareaField
        name="callback_urls"
        mono
        label="Callback URLs"
        required
        rows={3}
        defaultValue={values.callback_urls}
        error={errors.callback_urls}
        hint="One to a line, 10 at most. People come back to one of them, exactly as it stands here; the first is used when the request names none."
      />
      <Checkbox
        name="expire_user_tokens"
        label="Expire user tokens"
        hint="A person's token holds for eight hours and comes with a refresh token. When this is off, one sign-in can still ask for it with the scope offline_access."
        defaultChecked={values.expire_user_tokens}
      />
      <Checkbox
        name="device_flow"
        label="Allow the device flow"
        hint="For programs without a browser: the person types a code on another device."
        defaultChecked={values.device_flow}
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton pendingLabel={isNew ? "Registering…" : "Saving…"}>
          {isNew ? "Register application" : "Save changes"}
        </SubmitButton>
        <LinkButton href={cancelHref} variant="ghost">
          Cancel
        </LinkButton>
      </div>
    </KeptForm>
  );
}
