"use client";

import { type ReactNode, useActionState } from "react";
import { FieldError } from "@/components/ui/field.tsx";
import { Secret } from "@/components/ui/secret.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";

export type SecretState = { secret: string | null; problem: string | null };

/** Makes a client secret and shows it, this once. `children` is the list of those that there are. */
export function NewClientSecret({
  action,
  children,
}: {
  action: (state: SecretState) => Promise<SecretState>;
  children: ReactNode;
}) {
  const [{ secret, problem }, submit] = useActionState(action, { secret: null, problem: null });
  return (
    <div className="grid gap-3">
      <div role="status" className="empty:hidden">
        {secret && <Secret label="client secret" value={secret} />}
      </div>
      {children}
      <form action={submit} className="grid gap-1.5">
        <SubmitButton variant="secondary" pendingLabel="Generating…" className="justify-self-start">
          Generate a client secret
        </SubmitButton>
        {problem && (
          <div role="alert">
            <FieldError id="client-secret-error">{problem}</FieldError>
          </div>
        )}
      </form>
    </div>
  );
}
