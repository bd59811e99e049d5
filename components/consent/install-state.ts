import {
  type SelectionValues,
  selectionErrors,
  selectionFrom,
} from "@/components/repository-picker/selection-values.ts";
import { fieldMessages, isRefusal } from "@/lib/api/errors.ts";

/** What a consent form holds. */
export type ConsentValues = SelectionValues & {
  confirmed: boolean;
  /** To the owners, where they are asked. */
  reason: string;
};

/** What the action of a consent form answers when it does not go through. */
export type InstallState = { values: ConsentValues; errors: Readonly<Record<string, string>> };

export function consentValuesFrom(form: FormData): ConsentValues {
  return {
    ...selectionFrom(form),
    confirmed: form.get("confirmed") !== null,
    reason: form.get("reason")?.toString() ?? "",
  };
}

/** The state of a form that was refused, with everything that was chosen.
 *  @throws whatever is not a refusal */
export function refusedInstall<Values>(
  error: unknown,
  values: Values,
): { values: Values; errors: Record<string, string> } {
  if (!isRefusal(error)) throw error;
  if (error.status === 404)
    return { values, errors: { "": "It is not there any more, or not for you. Nothing was changed." } };
  return { values, errors: selectionErrors(fieldMessages(error)) };
}

/** The same for a decision: what was confirmed about another version than the newest has to be confirmed again. */
export function refusedConsent<Values extends { confirmed: boolean }>(
  error: unknown,
  values: Values,
): { values: Values; errors: Record<string, string> } {
  const state = refusedInstall(error, values);
  return state.errors.version ? { ...state, values: { ...values, confirmed: false } } : state;
}
