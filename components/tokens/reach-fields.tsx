"use client";

import { useRef } from "react";
import type { Choice } from "@/components/repository-picker/filter-choices.ts";
import { RepositoryPicker } from "@/components/repository-picker/repository-picker.tsx";
import { useEnterStays } from "@/components/repository-picker/use-enter-stays.ts";
import { RadioGroup } from "@/components/ui/radio-group.tsx";
import type { TokenValues } from "./form-state.ts";

/** Which of the resource owner's repositories a fine-grained token reaches: none, all or selected ones. */
export function ReachFields({
  choices,
  ownerLogin,
  values,
  errors,
}: {
  choices: readonly Choice[];
  ownerLogin: string;
  values: TokenValues;
  errors: Readonly<Record<string, string>>;
}) {
  const part = useRef<HTMLDivElement>(null);
  useEnterStays(part);
  return (
    <div ref={part} className="group/where grid max-w-2xl gap-3">
      <RadioGroup
        name="repository_selection"
        legend="Repositories"
        hideLegend
        look="cards"
        defaultValue={values.repository_selection}
        error={errors.repository_selection}
        options={[
          { value: "none", label: "None", description: "It reads what is public, as everybody does." },
          {
            value: "all",
            label: "All repositories",
            description: `Every repository of ${ownerLogin} that you can see, and every one that is created later.`,
          },
          {
            value: "selected",
            label: "Only selected repositories",
            description: choices.length === 0 ? `${ownerLogin} has no repository to select yet.` : "At most 500.",
            disabled: choices.length === 0,
          },
        ]}
      />
      {choices.length > 0 && (
        <div className="hidden group-has-[input[value=selected]:checked]/where:block">
          <RepositoryPicker choices={choices} initial={values} error={errors.repository_ids} />
        </div>
      )}
    </div>
  );
}
