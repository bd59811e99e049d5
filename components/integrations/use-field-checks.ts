import { useState } from "react";
import type { z } from "zod";
import { fieldName } from "@/lib/api/errors.ts";
import { type IntegrationValues, valuesFromForm } from "./form-values.ts";

type Problems = Readonly<Record<string, string>>;

/** What a schema says of a form, by form key: the first sentence of each. */
export function problemsOf(schema: z.ZodType, values: unknown): Problems {
  const problems: Record<string, string> = {};
  for (const { path, message } of schema.safeParse(values).error?.issues ?? []) problems[fieldName(path)] ??= message;
  return problems;
}

/**
 * Checks a field against the server's own schema as soon as somebody leaves it, and again with every change until it
 * is right. What was refused stays at fields that were not touched since. An empty field is left to the server.
 */
export function useFieldChecks({
  schema,
  stored,
  refused,
}: {
  schema: z.ZodType;
  /** What of the registration stands on other tabs. */
  stored?: Partial<IntegrationValues>;
  refused: Problems;
}) {
  const [checked, setChecked] = useState<{ after: Problems; problems: Problems }>({ after: refused, problems: {} });
  // A new refusal says everything anew.
  const own = checked.after === refused ? checked.problems : {};
  const judge = (form: FormData, names: readonly string[]) => {
    const problems = problemsOf(schema, { ...valuesFromForm(form), ...stored });
    setChecked({ after: refused, problems: Object.fromEntries(names.map((name) => [name, problems[name] ?? ""])) });
  };
  return {
    errors: Object.fromEntries(Object.entries({ ...refused, ...own }).filter(([, message]) => message !== "")),
    onChange: (form: FormData) => {
      if (Object.keys(own).length > 0) judge(form, Object.keys(own));
    },
    onLeave: (name: string, form: FormData) => {
      const value = form.get(name);
      if (typeof value === "string" && value.trim() !== "") judge(form, [...Object.keys(own), name]);
    },
  };
}
