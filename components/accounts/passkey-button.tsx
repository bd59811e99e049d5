"use client";

import { KeyIcon } from "@primer/octicons-react";
import { browserSupportsWebAuthn, startAuthentication } from "@simplewebauthn/browser";
import { useActionState, useEffect, useState } from "react";
import { cx } from "@/components/ui/cx.ts";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { type FormState, UNTOUCHED } from "./form-state.ts";

type Options = Parameters<typeof startAuthentication>[0]["optionsJSON"];
/** What the browser is to sign, or why it may not. */
export type PasskeyBeginning = { options: Options } | { refused: string };

/**
 * "Sign in with a passkey", where the browser can. Its room is there before scripts run, so that nothing moves away under
 * a click when they do.
 */
export function PasskeyButton({
  begin,
  finish,
  returnTo,
}: {
  begin: () => Promise<PasskeyBeginning>;
  finish: (previous: FormState, form: FormData) => Promise<FormState>;
  returnTo: string;
}) {
  const [supported, setSupported] = useState<boolean | null>(null);
  useEffect(() => setSupported(browserSupportsWebAuthn()), []);
  const [state, submit] = useActionState(async (previous: FormState, form: FormData): Promise<FormState> => {
    try {
      const beginning = await begin();
      if ("refused" in beginning) return { values: {}, errors: { "": beginning.refused } };
      form.set("response", JSON.stringify(await startAuthentication({ optionsJSON: beginning.options })));
    } catch {
      return { values: {}, errors: { "": "No passkey was used. Try again, or sign in with your password." } };
    }
    return finish(previous, form);
  }, UNTOUCHED);
  if (supported === false) return null;
  return (
    <form action={submit} className={cx("grid gap-3 noscript:hidden", supported === null && "invisible")}>
      <ErrorSummary errors={Object.values(state.errors).map((message) => ({ message }))} />
      <input type="hidden" name="return_to" value={returnTo} />
      <SubmitButton variant="secondary" block pendingLabel="Waiting for your passkey">
        <KeyIcon aria-hidden="true" />
        Sign in with a passkey
      </SubmitButton>
    </form>
  );
}
