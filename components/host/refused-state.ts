import { fieldMessages, isRefusal } from "@/lib/api/errors.ts";

/** What is wrong by field ("" for the form), as sentences beside the fields: the wire format's words without the field's name.
 *  @throws whatever is not a refusal */
export function refusedErrors(error: unknown): Record<string, string> {
  if (!isRefusal(error)) throw error;
  return Object.fromEntries(
    Object.entries(fieldMessages(error)).map(([field, message]) => [field, sentence(field, message)]),
  );
}

/** "title cannot be blank" beside the field title → "Cannot be blank." */
function sentence(field: string, message: string): string {
  const rest = field !== "" && message.startsWith(`${field} `) ? message.slice(field.length + 1) : message;
  const text = rest.charAt(0).toUpperCase() + rest.slice(1);
  return /[.!?)]$/.test(text) ? text : `${text}.`;
}
