"use client";

import { useActionState } from "react";
import { KeptForm } from "@/components/integrations/kept-form.tsx";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { ExactWords } from "@/components/ui/exact-words.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { TextField } from "@/components/ui/text-field.tsx";

/** Gives an application to another account. */
export function TransferForm({
  action,
  name,
}: {
  action: (problem: string | null, form: FormData) => Promise<string | null>;
  name: string;
}) {
  const [problem, submit] = useActionState(action, null);
  return (
    <section className="rounded-md border border-line">
      <h2 className="border-line border-b bg-subtle px-4 py-3 font-semibold">Give it to another account</h2>
      <KeptForm action={submit} className="grid max-w-2xl gap-4 p-4">
        {problem && <ErrorSummary errors={[{ message: problem }]} />}
        <p>Its client ID, secrets and tokens stay as they are. You have to administer the other account as well.</p>
        <TextField name="new_owner" label="New owner" required autoCapitalize="off" autoComplete="off" />
        <TextField
          id="transfer-confirmation"
          name="confirmation"
          label={
            <>
              To confirm, type <ExactWords>{name}</ExactWords>
            </>
          }
          required
          autoComplete="off"
        />
        <div>
          <SubmitButton variant="danger" pendingLabel="Transferring…">
            Transfer the application
          </SubmitButton>
        </div>
      </KeptForm>
    </section>
  );
}
