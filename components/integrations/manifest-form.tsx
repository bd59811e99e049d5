"use client";

import { type ReactNode, useActionState } from "react";
import { LinkButton } from "@/components/ui/button.tsx";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { TextField } from "@/components/ui/text-field.tsx";
import { summaryOf } from "./form-state.ts";
import { KeptForm } from "./kept-form.tsx";

export type ManifestState = { name: string; errors: Readonly<Record<string, string>> };

/** The name, which the person chooses, around what the manifest says; then the decision. */
export function ManifestForm({
  action,
  initialName,
  cancelHref,
  landsOn,
  children,
}: {
  action: (state: ManifestState, form: FormData) => Promise<ManifestState>;
  initialName: string;
  cancelHref: string;
  /** The host that is given the code for the credentials; null when the manifest names none. */
  landsOn: string | null;
  children: ReactNode;
}) {
  const [{ name, errors }, submit] = useActionState(action, { name: initialName, errors: {} });
  return (
    <KeptForm action={submit} className="grid gap-6">
      <ErrorSummary errors={summaryOf(errors)} />
      <TextField
        className="lg:max-w-md"
        name="name"
        label="Name"
        required
        defaultValue={name}
        error={errors.name}
        hint="How people will know it. At most 34 characters; nobody else may have it."
      />
      <div>{children}</div>
      <div className="grid gap-4 border-line border-t pt-5">
        <p className="max-w-prose text-muted">
          {landsOn === null
            ? "The manifest names no address to return to: you stay here, and generate its credentials yourself."
            : `You go on to ${landsOn}, which is given the integration's private key, client secret and webhook secret. Register it only if you came from there.`}
        </p>
        <div className="flex flex-wrap gap-2">
          <SubmitButton pendingLabel="Registering…">Create integration</SubmitButton>
          <LinkButton href={cancelHref}>Not now</LinkButton>
        </div>
      </div>
    </KeptForm>
  );
}
