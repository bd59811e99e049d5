/** What the form of an issue holds, and what is wrong with it by field. */
export type IssueFormState = {
  title: string;
  body: string;
  labels: readonly string[];
  assignees: readonly string[];
  /** The number of one in digits; empty for none. */
  milestone: string;
  errors: Readonly<Record<string, string>>;
};

/** The form's fields as they were sent. */
export function issueFields(form: FormData): Omit<IssueFormState, "errors"> {
  const all = (name: string) => form.getAll(name).map(String);
  return {
    title: form.get("title")?.toString() ?? "",
    body: form.get("body")?.toString() ?? "",
    labels: all("labels"),
    assignees: all("assignees"),
    milestone: form.get("milestone")?.toString() ?? "",
  };
}
