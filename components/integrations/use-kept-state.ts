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
  { stored, revision }: { stored: IntegrationValues; revision: number },
): { state: FormState & { seen: number }; submit: (form: FormData) => void; key: number } {
  const [answer, submit] = useActionState(action, { values: stored, errors: {} });
  const [base, setBase] = useState<{ revision: number; settled: FormState | null }>({ revision, settled: null });
  if (base.revision !== revision) setBase({ revision, settled: answer });
  const state: FormState = answer === base.settled ? { values: stored, errors: NO_ERRORS } : answer;
  return { state: { ...state, seen: state.seen ?? revision }, submit, key: base.revision };
}
