"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { TextareaField } from "@/components/ui/text-field.tsx";

type Decide = (problem: string | null, form: FormData) => Promise<string | null>;

/** An owner's answer to a token that waits; or the end of one that was let in. */
export function DecisionForms({
  approval,
  person,
  organization,
  approve,
  deny,
  revoke,
}: {
  approval: "PENDING" | "APPROVED" | "DENIED" | null;
  person: string;
  organization: string;
  approve: Decide;
  deny: Decide;
  revoke: Decide;
}) {
  const [approveProblem, submitApproval, approving] = useActionState(approve, null);
  const [denyProblem, submitDenial, denying] = useActionState(deny, null);
  const [revokeProblem, submitRevocation, revoking] = useActionState(revoke, null);
  const problem = approveProblem ?? denyProblem ?? revokeProblem;
  const pending = approving || denying || revoking;
  if (approval === "DENIED")
    return <p className="text-muted">It reads what is public and nothing else of {organization}.</p>;
  return (
    <form className="grid max-w-2xl gap-4 border-line border-t pt-6">
      {problem && <ErrorSummary errors={[{ message: problem }]} />}
      <TextareaField
        name="reason"
        label={`Words to ${person}`}
        optional
        rows={2}
        hint="Sent by mail with your decision."
      />
      <div className="flex flex-wrap gap-2">
        {approval === "PENDING" ? (
          <>
            <Button type="submit" formAction={submitApproval} aria-disabled={pending}>
              Approve
            </Button>
            <Button type="submit" formAction={submitDenial} aria-disabled={pending}>
              Deny
            </Button>
          </>
        ) : (
          <Button type="submit" variant="danger" formAction={submitRevocation} aria-disabled={pending}>
            End its access
          </Button>
        )}
      </div>
    </form>
  );
}
