import type { SummaryError } from "@/components/ui/error-summary.tsx";
import type { IntegrationValues } from "./form-values.ts";

/** What a server action gives back to its form: what was typed, and what is wrong with it by form key. */
export type FormState = {
  values: IntegrationValues;
  errors: Readonly<Record<string, string>>;
  /** The revision of the registration that the person has seen; of the page when there was no answer yet. */
  seen?: number | undefined;
};

/** What a server action with a form state is to a form. */
export type FormAction<State = FormState> = (state: State, form: FormData) => Promise<State>;

/** The errors for the summary on top; the entry "" is about the form as a whole. */
export function summaryOf(errors: Readonly<Record<string, string>>): SummaryError[] {
  return Object.entries(errors).map(([field, message]) => (field === "" ? { message } : { field, message }));
}
