"use client";

import { useActionState } from "react";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";

/** The box and the button under the agreement. */
export function SignAgreementForm({
  action,
  version,
  returnTo,
  login,
}: {
  /** Answers with what is wrong, or redirects. */
  action: (problem: string | null, form: FormData) => Promise<string | null>;
  version: number;
  /** A path of ours. */
  returnTo: string;
  login: string;
}) {
  const [problem, submit] = useActionState(action, null);
  return (
    <form action={submit} className="grid gap-4 border-line border-t pt-6" noValidate>
      <ErrorSummary errors={problem ? [{ field: "agree", message: problem }] : []} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="return_to" value={returnTo} />
      <Checkbox name="agree" label={`I have read version ${version} and agree to it, as ${login}`} />
      <div>
        <SubmitButton pendingLabel="Signing…">Sign and go on</SubmitButton>
      </div>
    </form>
  );
}
