import type { ComponentProps } from "react";
import { Field, type FieldProps } from "./field.tsx";
import { Input } from "./input.tsx";
import { Select } from "./select.tsx";
import { Textarea } from "./textarea.tsx";

type Shared = "name" | "id" | "required" | "className" | "children";

function splitField<Props extends FieldProps>({
  name,
  id,
  label,
  hint,
  error,
  required,
  optional,
  className,
  ...control
}: Props) {
  return { field: { name, id, label, hint, error, required, optional, className }, control };
}

/** A labelled Input: the props of Field and of Input together. */
export function TextField(props: FieldProps & Omit<ComponentProps<typeof Input>, Shared>) {
  const { field, control } = splitField(props);
  return <Field {...field}>{(bound) => <Input {...control} {...bound} />}</Field>;
}

/** A labelled Textarea: the props of Field and of Textarea together. */
export function TextareaField(props: FieldProps & Omit<ComponentProps<typeof Textarea>, Shared>) {
  const { field, control } = splitField(props);
  return <Field {...field}>{(bound) => <Textarea {...control} {...bound} />}</Field>;
}

/** A labelled native Select: the props of Field and of Select together. */
export function SelectField(props: FieldProps & Omit<ComponentProps<typeof Select>, Exclude<Shared, "children">>) {
  const { field, control } = splitField(props);
  return <Field {...field}>{(bound) => <Select {...control} {...bound} />}</Field>;
}
