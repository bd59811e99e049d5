"use client";

import { SelectField, TextField } from "@/components/ui/text-field.tsx";
import type { TokenValues } from "./form-state.ts";

const DAYS = [7, 30, 60, 90, 366] as const;

/** When a token ends. `longestDays` is the most that may be chosen; null where it may also never end. */
export function ExpiryFields({
  values,
  errors,
  longestDays,
}: {
  values: Pick<TokenValues, "expires_in" | "expires_on">;
  errors: Readonly<Record<string, string>>;
  longestDays: number | null;
}) {
  const offered = DAYS.filter((days) => longestDays === null || days <= longestDays);
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <SelectField
        name="expires_in"
        label="Expires"
        defaultValue={values.expires_in}
        error={errors.expires_in}
        hint={longestDays === null ? undefined : `The resource owner allows at most ${longestDays} days.`}
        options={[
          ...offered.map((days) => ({ value: String(days), label: `In ${days} days` })),
          { value: "custom", label: "On a day that I choose" },
          ...(longestDays === null ? [{ value: "none", label: "Never" }] : []),
        ]}
      />
      <TextField
        name="expires_on"
        type="date"
        label="Day"
        optional
        defaultValue={values.expires_on}
        error={errors.expires_on}
        hint="For a day that you choose: from its start, UTC, the token is refused."
      />
    </div>
  );
}
