/** What the form fields of a repository selection hold, as they were sent. The first two are those of the commands. */
export type SelectionValues = {
  repository_selection: string;
  repository_ids: readonly number[];
  /** What the list is narrowed to where scripts do not run. */
  repository_query: string;
  repository_only_selected: boolean;
};

/** Chosen repositories that the list does not show at the moment, as ids with commas between. */
export const BEYOND_FIELD = "repository_ids_beyond";
/** The button that narrows the list where scripts do not run. */
export const INTENT_FIELD = "intent";
export const FILTER_INTENT = "filter";

export function selectionFrom(form: FormData): SelectionValues {
  const text = (name: string): string => form.get(name)?.toString().replaceAll("\0", "") ?? "";
  const sent = [...form.getAll("repository_ids").map(String), ...text(BEYOND_FIELD).split(",")];
  const ids = sent.filter((id) => /^\d{1,10}$/.test(id)).map(Number);
  return {
    repository_selection: text("repository_selection"),
    repository_ids: [...new Set(ids)],
    repository_query: text("repository_query"),
    repository_only_selected: form.get("repository_only_selected") !== null,
  };
}

/** Whether the form was sent only to narrow the list, which changes nothing. */
export const isFiltering = (form: FormData): boolean => form.get(INTENT_FIELD) === FILTER_INTENT;

/** The errors of a selection by the field that is on the page: an id that is wrong is a mistake of the list. */
export function selectionErrors(errors: Readonly<Record<string, string>>): Record<string, string> {
  const mended: Record<string, string> = {};
  for (const [field, message] of Object.entries(errors)) {
    const isId = field.startsWith("repository_ids[");
    mended[isId ? "repository_ids" : field] ??= isId ? "One of the repositories is not known. Choose again." : message;
  }
  return mended;
}
