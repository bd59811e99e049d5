import { useActionState, useState } from "react";
import type { FormAction, FormState } from "./form-state.ts";
import type { IntegrationValues } from "./form-values.ts";

const NO_ERRORS = {};

/**
 * The state of a form over something stored: what is stored at first, then what was typed with its refusals, and what
 * is stored again once that has changed under the page. The form's fields belong under `key`, the component with this
 * hook under none: React finds the answer to a form that was sent without scripts by the keys above it, and a key that
 * changes with what is stored would lose the refusal, and what was typed, just when somebody else had changed it.
 */
export function useKeptState(
  action: FormAction,
  { stored, seenAt }: { stored: IntegrationValues; seenAt: string },
): { state: FormState; submit: (form: FormData) => void; key: string } {
  const [answer, submit] = useActionState(action, { values: stored, errors: {} });
  const [base, setBase] = useState<{ seenAt: string; settled: FormState | null }>({ seenAt, settled: null });
  if (base.seenAt !== seenAt) setBase({ seenAt, settled: answer });
  const state = answer === base.settled ? { values: stored, errors: NO_ERRORS } : answer;
  return { state, submit, key: base.seenAt };
}
