"use client";

import { useRef } from "react";
import { RadioGroup } from "@/components/ui/radio-group.tsx";
import type { Choice } from "./filter-choices.ts";
import { RepositoryPicker } from "./repository-picker.tsx";
import type { SelectionValues } from "./selection-values.ts";
import { useEnterStays } from "./use-enter-stays.ts";

/** All repositories or selected ones, and which: the part of a form that says where an installation reaches. */
export function SelectionFields({
  choices,
  accountLogin,
  values,
  errors,
  onSelect,
}: {
  choices: readonly Choice[];
  accountLogin: string;
  values: SelectionValues;
  errors: Readonly<Record<string, string>>;
  /** Hears of every change of which repositories are selected. */
  onSelect?: ((ids: ReadonlySet<number>) => void) | undefined;
}) {
  const part = useRef<HTMLDivElement>(null);
  useEnterStays(part);
  const count = choices.length;
  return (
    <div ref={part} className="group/where grid gap-3">
      <RadioGroup
        name="repository_selection"
        legend="Where"
        hideLegend
        look="cards"
        defaultValue={values.repository_selection}
        error={errors.repository_selection}
        options={[
          { value: "all", label: "All repositories", description: allWords(count, accountLogin) },
          {
            value: "selected",
            label: "Only selected repositories",
            description:
              count === 0
                ? `${accountLogin} has no repository to select yet.`
                : "You can add others later, and take them out again.",
            disabled: count === 0,
          },
        ]}
      />
      {count > 0 && (
        <div className="hidden group-has-[input[value=selected]:checked]/where:block">
          <RepositoryPicker choices={choices} initial={values} error={errors.repository_ids} onSelect={onSelect} />
        </div>
      )}
      <p className="text-pretty text-muted text-xs">
        What is public can be read by everybody in any case, so by every integration as well.
      </p>
    </div>
  );
}

function allWords(count: number, accountLogin: string): string {
  if (count === 0) return `Every repository that ${accountLogin} creates later.`;
  const now = count === 1 ? "The one" : `The ${count.toLocaleString("en")}`;
  return `${now} that ${accountLogin} has now, and every one that is created later.`;
}
