import { fieldMessages, isRefusal } from "@/lib/api/errors.ts";
import type { FormState } from "./form-state.ts";

/** The state of a form that was refused. `values` must hold no secret: they go back to the browser.
 *  @throws whatever is not a refusal */
export function refusedState(error: unknown, values: Readonly<Record<string, string>>): FormState {
  if (!isRefusal(error)) throw error;
  return { values, errors: fieldMessages(error) };
}

/** One sentence for a refusal of a button that has no fields.
 *  @throws whatever is not a refusal */
export function refusalWords(error: unknown): string {
  if (!isRefusal(error)) throw error;
  const [first] = Object.values(fieldMessages(error));
  return error.status === 404 ? "It is not there any more." : (first ?? error.message);
}
