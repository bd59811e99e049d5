import type { ReactNode } from "react";

export type Definition = { term: ReactNode; value: ReactNode; key?: string };

/** Terms and values: side by side from 640 px, under each other below. */
export function DefinitionList({ items, label }: { items: readonly Definition[]; label?: string | undefined }) {
  return (
    <dl aria-label={label} className="divide-y divide-line-muted">
      {items.map((item, index) => (
        <div
          key={item.key ?? (typeof item.term === "string" ? item.term : index)}
          className="grid gap-x-4 gap-y-0.5 py-2 sm:grid-cols-[12rem_minmax(0,1fr)]"
        >
          <dt className="text-muted">{item.term}</dt>
          <dd className="min-w-0 break-words">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
