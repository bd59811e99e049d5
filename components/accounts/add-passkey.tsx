"use client";

import { browserSupportsWebAuthn, startRegistration } from "@simplewebauthn/browser";
import { useActionState, useEffect, useState } from "react";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { TextField } from "@/components/ui/text-field.tsx";
import { type FormState, UNTOUCHED } from "./form-state.ts";

type Options = Parameters<typeof startRegistration>[0]["optionsJSON"];

/** Makes a passkey in this browser; needs scripts, as passkeys do. */
export function AddPasskey({
  begin,
  add,
}: {
  begin: () => Promise<Options>;
  add: (previous: FormState, form: FormData) => Promise<FormState>;
}) {
  const [supported, setSupported] = useState<boolean | null>(null);
  useEffect(() => setSupported(browserSupportsWebAuthn()), []);
  const [state, submit] = useActionState(async (previous: FormState, form: FormData): Promise<FormState> => {
    const values = { name: form.get("name")?.toString() ?? "" };
    if (values.name.trim() === "") return { values, errors: { name: "is missing" } };
    try {
      form.set("response", JSON.stringify(await startRegistration({ optionsJSON: await begin() })));
    } catch {
      return { values, errors: { "": "No passkey was made. Try again, perhaps with another device." } };
    }
    return add(previous, form);
  }, UNTOUCHED);
  if (supported === null)
    return (
      <noscript>
        <p className="text-muted">Adding a passkey needs JavaScript, which this browser does not run.</p>
      </noscript>
    );
  if (!supported) return <p className="text-muted">This browser does not know passkeys.</p>;
  const { name: problem, ...others } = state.errors;
  return (
    <form action={submit} onReset={(event) => event.preventDefault()} className="grid gap-4" noValidate>
      <ErrorSummary errors={Object.values(others).map((message) => ({ message }))} />
      <TextField
        name="name"
        label="Name of the new passkey"
        hint="So that you know it again: the device or the password manager it is kept in."
        required
        defaultValue={state.values.name}
        error={problem}
      />
      <div>
        <SubmitButton variant="secondary" pendingLabel="Waiting for your device">
          Add a passkey
        </SubmitButton>
      </div>
    </form>
  );
}
