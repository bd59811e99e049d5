"use client";

import { ChevronRightIcon } from "@primer/octicons-react";
import { useActionState } from "react";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { TextareaField } from "@/components/ui/text-field.tsx";
import type { FormAction } from "./form-state.ts";
import { KeptForm } from "./kept-form.tsx";

/** What was pasted is not given back: it may be a private key. */
export type UploadState = { problem: string | null };

/** For those who make their key pair themselves: only the public half comes here. */
export function UploadKeyForm({ action }: { action: FormAction<UploadState> }) {
  const [{ problem }, submit] = useActionState(action, { problem: null });
  return (
    <details className="group rounded-md border border-line" open={problem !== null || undefined}>
      <summary className="flex min-h-10 items-center gap-3 rounded-md px-4 py-2 font-medium marker:content-none">
        <ChevronRightIcon
          aria-hidden="true"
          className="shrink-0 text-muted transition-transform group-open:rotate-90"
        />
        Use a key of your own: bring its public half
      </summary>
      <KeptForm action={submit} className="grid gap-4 border-line border-t p-4">
        <ErrorSummary errors={problem === null ? [] : [{ field: "public_key", message: problem }]} />
        <TextareaField
          className="max-w-2xl"
          name="public_key"
          label="Public key"
          mono
          rows={6}
          error={problem ?? undefined}
          hint="RSA with 2048 bits or more, in PEM: openssl rsa -in private.pem -pubout. The private half stays with you."
          placeholder="-----BEGIN PUBLIC KEY-----"
          spellCheck={false}
          autoComplete="off"
        />
        <div>
          <SubmitButton variant="secondary" pendingLabel="Adding…">
            Add public key
          </SubmitButton>
        </div>
      </KeptForm>
    </details>
  );
}
