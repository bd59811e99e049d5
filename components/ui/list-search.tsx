import { SearchIcon } from "@primer/octicons-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { cx } from "./cx.ts";
import { Input } from "./input.tsx";
import { Select, type SelectOption } from "./select.tsx";

export type ListChoice = { name: string; label: string; value: string; options: readonly SelectOption[] };

/** What narrows a list: a plain form whose fields are the address, so that what it finds can be linked to. */
export function ListSearch({
  path,
  search,
  label,
  placeholder,
  choices = [],
  hidden = {},
  hint,
  submitLabel = "Find",
}: {
  /** Where the list is. */
  path: string;
  /** What was searched for, in the parameter `q`. */
  search: string | undefined;
  /** What can be found by what: the name of the field. */
  label: string;
  placeholder: string;
  /** What else narrows or sorts, each in a parameter of its own. */
  choices?: readonly ListChoice[] | undefined;
  /** Parameters that stay as they are. */
  hidden?: Readonly<Record<string, string | undefined>> | undefined;
  hint?: ReactNode;
  submitLabel?: string | undefined;
}) {
  return (
    <search>
      <form action={path} className="flex flex-wrap gap-2">
        {Object.entries(hidden).map(
          ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <div className={cx("grow", choices.length > 0 ? "basis-full lg:basis-48" : "basis-36")}>
          <Input
            name="q"
            type="search"
            aria-label={label}
            aria-describedby={hint ? "list-search-hint" : undefined}
            placeholder={placeholder}
            defaultValue={search}
            leading={<SearchIcon />}
          />
        </div>
        {choices.map(({ name, label: of, value, options }) => (
          <div key={name} className="min-w-0 grow basis-32 md:grow-0 md:basis-auto">
            <Select name={name} aria-label={of} defaultValue={value} options={options} />
          </div>
        ))}
        <Button type="submit">{submitLabel}</Button>
        {hint && (
          <p id="list-search-hint" className="basis-full text-muted text-xs">
            {hint}
          </p>
        )}
      </form>
    </search>
  );
}
