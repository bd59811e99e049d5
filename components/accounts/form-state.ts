/** What a form's action answers when it refuses: what was typed, and what is wrong with it by field ("" for the whole). */
export type FormState = { values: Readonly<Record<string, string>>; errors: Readonly<Record<string, string>> };

export const UNTOUCHED: FormState = { values: {}, errors: {} };

/** The text of each named field; one that was not sent is blank. No field takes a NUL, which cannot be typed. */
export function textValues<const Name extends string>(form: FormData, names: readonly Name[]): Record<Name, string> {
  const entries = names.map((name) => [name, form.get(name)?.toString().replaceAll("\0", "") ?? ""]);
  return Object.fromEntries(entries) as Record<Name, string>;
}
