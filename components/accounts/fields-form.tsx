"use client";

import { type ReactNode, useActionState, useId } from "react";
import type { ButtonVariant } from "@/components/ui/button-class.ts";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { ColorInput } from "@/components/ui/color-input.tsx";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { ExactWords } from "@/components/ui/exact-words.tsx";
import { Field } from "@/components/ui/field.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { SelectField, TextareaField, TextField } from "@/components/ui/text-field.tsx";
import { type FormState, UNTOUCHED } from "./form-state.ts";

export type FormField = {
  name: string;
  label: string;
  /** What has to be typed as it stands, behind the label. */
  exactly?: string | undefined;
  hint?: ReactNode;
  kind?: "text" | "email" | "password" | "url" | "date" | "textarea" | "select" | "checkbox" | "color" | undefined;
  options?: readonly { value: string; label: string }[] | undefined;
  /** Of a text field: what is offered while somebody types; anything else may be typed as well. */
  suggestions?: readonly string[] | undefined;
  /** Of a checkbox: blank for one that is not ticked. */
  value?: string | null | undefined;
  required?: boolean | undefined;
  optional?: boolean | undefined;
  autoComplete?: string | undefined;
  /** Of a colour: what an empty one stands for. */
  fallback?: string | undefined;
};

/**
 * A form of plain fields: what is wrong stands on top and beside each field, and everything typed is kept. Passwords
 * are kept by the browser alone: they never come back from the server.
 */
export function FieldsForm({
  action,
  fields,
  submitLabel,
  submitVariant,
  pendingLabel,
  hidden = {},
  block,
  cancel,
  children,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  fields: readonly FormField[];
  submitLabel: string;
  submitVariant?: ButtonVariant | undefined;
  pendingLabel?: string | undefined;
  /** Values to send along. */
  hidden?: Readonly<Record<string, string>> | undefined;
  /** Makes the button as wide as the form. */
  block?: boolean | undefined;
  /** A way out beside the button. */
  cancel?: ReactNode;
  /** Between the fields and the button. */
  children?: ReactNode;
}) {
  const [state, submit] = useActionState(action, UNTOUCHED);
  return (
    // React empties a form after its action; here what was typed has to stay.
    <form action={submit} onReset={(event) => event.preventDefault()} className="grid gap-4" noValidate>
      <ErrorSummary errors={summaryOf(state, fields)} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <OneField key={field.name} field={field} state={state} />
      ))}
      {children}
      <div className="flex flex-wrap gap-2">
        <SubmitButton block={block} variant={submitVariant} pendingLabel={pendingLabel}>
          {submitLabel}
        </SubmitButton>
        {cancel}
      </div>
    </form>
  );
}

/** In the order of the fields, what concerns the whole form first. */
function summaryOf({ errors }: FormState, fields: readonly FormField[]) {
  const known = fields.flatMap(({ name, label, exactly = "" }) => {
    const message = errors[name];
    return message ? [{ field: name, message: `${label} ${exactly}`.trimEnd().concat(": ", message) }] : [];
  });
  const names = new Set(fields.map(({ name }) => name));
  const others = Object.entries(errors).flatMap(([name, message]) => (names.has(name) ? [] : [{ message }]));
  return [...others, ...known];
}

function OneField({ field, state }: { field: FormField; state: FormState }) {
  const { kind = "text", value, options, suggestions, fallback = "", exactly, label: words, ...rest } = field;
  const listId = useId();
  const shared = { ...rest, label: exactly === undefined ? words : <Exactly words={words} name={exactly} /> };
  const props = { ...shared, error: state.errors[field.name], defaultValue: state.values[field.name] ?? value ?? "" };
  switch (kind) {
    case "textarea":
      return <TextareaField {...props} rows={3} />;
    case "select":
      return <SelectField {...props} options={options} />;
    case "checkbox": {
      const { error, defaultValue } = props;
      return (
        <Checkbox
          name={field.name}
          label={field.label}
          hint={field.hint}
          error={error}
          defaultChecked={defaultValue !== ""}
        />
      );
    }
    case "color":
      return (
        <Field {...shared} error={props.error}>
          {(bound) => <ColorInput {...bound} fallback={fallback} defaultValue={props.defaultValue} />}
        </Field>
      );
    case "password":
      return <TextField {...props} type="password" defaultValue={undefined} />;
    default:
      return (
        <>
          <TextField
            {...props}
            type={kind}
            autoCapitalize={kind === "text" ? "off" : undefined}
            list={suggestions && listId}
          />
          {suggestions && (
            <datalist id={listId}>
              {suggestions.map((suggestion) => (
                <option key={suggestion} value={suggestion} />
              ))}
            </datalist>
          )}
        </>
      );
  }
}

function Exactly({ words, name }: { words: string; name: string }) {
  return (
    <>
      {words} <ExactWords>{name}</ExactWords>
    </>
  );
}
